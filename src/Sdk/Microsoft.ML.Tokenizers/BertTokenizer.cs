using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.ML.Tokenizers;

/// <summary>
/// WordPiece as BERT models use it: cleaned and lower-cased text, words and punctuation marks apart, and
/// <c>[CLS] … [SEP]</c> around what <see cref="EncodeToIds(string, bool, bool)"/> gives.
/// </summary>
/// <remarks>
/// The <c>EncodeToIds</c> methods here hide those of <see cref="Tokenizer"/>: called through a <see cref="Tokenizer"/>
/// variable, no special tokens are added. <c>CountTokens</c> and <c>GetIndexByTokenCount</c> never count them.
/// </remarks>
public sealed class BertTokenizer : WordPieceTokenizer
{
    private const int AddedSpecialTokens = 2;

    private BertTokenizer(WordPieceVocabulary vocabulary, BertOptions options, BertOptions completed, IReadOnlyDictionary<string, int>? spellings)
        : base(vocabulary, completed, spellings)
    {
        LowerCaseBeforeTokenization = options.LowerCaseBeforeTokenization;
        ApplyBasicTokenization = options.ApplyBasicTokenization;
        SplitOnSpecialTokens = options.SplitOnSpecialTokens;
        IndividuallyTokenizeCjk = options.IndividuallyTokenizeCjk;
        RemoveNonSpacingMarks = options.RemoveNonSpacingMarks;
        SeparatorToken = options.SeparatorToken;
        SeparatorTokenId = vocabulary.Require(options.SeparatorToken);
        PaddingToken = options.PaddingToken;
        PaddingTokenId = vocabulary.Require(options.PaddingToken);
        ClassificationToken = options.ClassificationToken;
        ClassificationTokenId = vocabulary.Require(options.ClassificationToken);
        MaskingToken = options.MaskingToken;
        MaskingTokenId = vocabulary.Require(options.MaskingToken);
    }

    public bool LowerCaseBeforeTokenization { get; }

    public bool ApplyBasicTokenization { get; }

    public bool SplitOnSpecialTokens { get; }

    public string SeparatorToken { get; }

    public int SeparatorTokenId { get; }

    public string PaddingToken { get; }

    public int PaddingTokenId { get; }

    public string ClassificationToken { get; }

    public int ClassificationTokenId { get; }

    public string MaskingToken { get; }

    public int MaskingTokenId { get; }

    public bool IndividuallyTokenizeCjk { get; }

    public bool RemoveNonSpacingMarks { get; }

    /// <summary>Reads a vocabulary file, one token a line.</summary>
    /// <exception cref="ArgumentException">A token stands twice in it, or one of the special tokens is missing.</exception>
    public static BertTokenizer Create(string vocabFilePath, BertOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(vocabFilePath);
        using var stream = File.OpenRead(vocabFilePath);
        return Create(stream, options);
    }

    /// <inheritdoc cref="Create(string, BertOptions?)"/>
    public static BertTokenizer Create(Stream vocabStream, BertOptions? options = null)
    {
        options ??= new BertOptions();
        return Create(WordPieceVocabulary.Read(vocabStream, options.ContinuingSubwordPrefix), options);
    }

    /// <inheritdoc cref="Create(string, BertOptions?)"/>
    public static async Task<BertTokenizer> CreateAsync(
        string vocabFilePath, BertOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(vocabFilePath);
        await using var stream = File.OpenRead(vocabFilePath);
        return await CreateAsync(stream, options, cancellationToken);
    }

    /// <inheritdoc cref="Create(string, BertOptions?)"/>
    public static async Task<BertTokenizer> CreateAsync(
        Stream vocabStream, BertOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new BertOptions();
        return Create(await WordPieceVocabulary.ReadAsync(vocabStream, options.ContinuingSubwordPrefix, cancellationToken), options);
    }

    private static BertTokenizer Create(WordPieceVocabulary vocabulary, BertOptions options)
    {
        var normalizes = options.ApplyBasicTokenization;
        var specials = options.SpecialTokens ?? DefaultSpecialTokens(vocabulary, options);
        var spellings = !options.SplitOnSpecialTokens ? null : Spellings(specials, lowerCase: normalizes && options.LowerCaseBeforeTokenization);
        var completed = new BertOptions
        {
            SpecialTokens = options.SplitOnSpecialTokens ? specials : options.SpecialTokens,
            UnknownToken = options.UnknownToken,
            ContinuingSubwordPrefix = options.ContinuingSubwordPrefix,
            MaxInputCharsPerWord = options.MaxInputCharsPerWord,
            Normalizer = options.Normalizer ?? (normalizes
                ? new BertNormalizer(options.LowerCaseBeforeTokenization, options.IndividuallyTokenizeCjk, options.RemoveNonSpacingMarks)
                : null),
            PreTokenizer = options.PreTokenizer ?? (normalizes
                ? PreTokenizer.CreateWordOrPunctuation(spellings)
                : PreTokenizer.CreateWhiteSpace()),
        };
        return new BertTokenizer(vocabulary, options, completed, spellings);
    }

    private static Dictionary<string, int> DefaultSpecialTokens(WordPieceVocabulary vocabulary, BertOptions options) => new[]
    {
        options.UnknownToken, options.SeparatorToken, options.PaddingToken, options.ClassificationToken, options.MaskingToken,
    }.Distinct().ToDictionary(token => token, vocabulary.Require);

    private static Dictionary<string, int> Spellings(IReadOnlyDictionary<string, int> specials, bool lowerCase)
    {
        var spellings = new Dictionary<string, int>();
        foreach (var (token, id) in specials)
            spellings[lowerCase ? token.ToLowerInvariant() : token] = id;
        return spellings;
    }

    public new IReadOnlyList<int> EncodeToIds(string text, bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(text, addSpecialTokens: true, considerPreTokenization, considerNormalization);

    public new IReadOnlyList<int> EncodeToIds(ReadOnlySpan<char> text, bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(text, addSpecialTokens: true, considerPreTokenization, considerNormalization);

    public IReadOnlyList<int> EncodeToIds(
        string text, bool addSpecialTokens, bool considerPreTokenization = true, bool considerNormalization = true)
    {
        var ids = base.EncodeToIds(text, considerPreTokenization, considerNormalization);
        return addSpecialTokens ? BuildInputsWithSpecialTokens(ids) : ids;
    }

    public IReadOnlyList<int> EncodeToIds(
        ReadOnlySpan<char> text, bool addSpecialTokens, bool considerPreTokenization = true, bool considerNormalization = true)
    {
        var ids = base.EncodeToIds(text, considerPreTokenization, considerNormalization);
        return addSpecialTokens ? BuildInputsWithSpecialTokens(ids) : ids;
    }

    public new IReadOnlyList<int> EncodeToIds(
        string text, int maxTokenCount, out string? normalizedText, out int charsConsumed,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(
            text, maxTokenCount, addSpecialTokens: true, out normalizedText, out charsConsumed, considerPreTokenization, considerNormalization);

    public new IReadOnlyList<int> EncodeToIds(
        ReadOnlySpan<char> text, int maxTokenCount, out string? normalizedText, out int charsConsumed,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(
            text, maxTokenCount, addSpecialTokens: true, out normalizedText, out charsConsumed, considerPreTokenization, considerNormalization);

    public IReadOnlyList<int> EncodeToIds(
        string text, int maxTokenCount, bool addSpecialTokens, out string? normalizedText, out int charsConsumed,
        bool considerPreTokenization = true, bool considerNormalization = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        return EncodeToIds(
            text.AsSpan(), maxTokenCount, addSpecialTokens, out normalizedText, out charsConsumed, considerPreTokenization, considerNormalization);
    }

    /// <summary>Ids within a budget that the added special tokens count towards; empty when not even they fit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Only they fit.</exception>
    public IReadOnlyList<int> EncodeToIds(
        ReadOnlySpan<char> text, int maxTokenCount, bool addSpecialTokens, out string? normalizedText, out int charsConsumed,
        bool considerPreTokenization = true, bool considerNormalization = true)
    {
        if (!addSpecialTokens)
            return base.EncodeToIds(text, maxTokenCount, out normalizedText, out charsConsumed, considerPreTokenization, considerNormalization);

        if (maxTokenCount < AddedSpecialTokens)
        {
            normalizedText = null;
            charsConsumed = 0;
            return [];
        }

        var ids = base.EncodeToIds(
            text, maxTokenCount - AddedSpecialTokens, out normalizedText, out charsConsumed, considerPreTokenization, considerNormalization);
        return BuildInputsWithSpecialTokens(ids);
    }

    /// <summary><c>[CLS] first [SEP]</c>, and <c>second [SEP]</c> after it where there is a second sequence.</summary>
    public IReadOnlyList<int> BuildInputsWithSpecialTokens(IEnumerable<int> tokenIds, IEnumerable<int>? additionalTokenIds = null)
    {
        ArgumentNullException.ThrowIfNull(tokenIds);
        int[] first = [ClassificationTokenId, .. tokenIds, SeparatorTokenId];
        return additionalTokenIds is null ? first : [.. first, .. additionalTokenIds, SeparatorTokenId];
    }

    public OperationStatus BuildInputsWithSpecialTokens(
        IEnumerable<int> tokenIds, Span<int> destination, out int valuesWritten, IEnumerable<int>? additionalTokenIds = null) =>
        Copy(BuildInputsWithSpecialTokens(tokenIds, additionalTokenIds), destination, out valuesWritten);

    /// <summary>1 for each special token and 0 for each other one, of the input as it is or as special tokens would complete it.</summary>
    public IReadOnlyList<int> GetSpecialTokensMask(
        IEnumerable<int> tokenIds, IEnumerable<int>? additionalTokenIds = null, bool alreadyHasSpecialTokens = false)
    {
        ArgumentNullException.ThrowIfNull(tokenIds);
        if (alreadyHasSpecialTokens)
            return [.. tokenIds.Concat(additionalTokenIds ?? []).Select(id => IsSpecial(id) ? 1 : 0)];

        int[] first = [1, .. tokenIds.Select(_ => 0), 1];
        return additionalTokenIds is null ? first : [.. first, .. additionalTokenIds.Select(_ => 0), 1];
    }

    public OperationStatus GetSpecialTokensMask(
        IEnumerable<int> tokenIds, Span<int> destination, out int valuesWritten,
        IEnumerable<int>? additionalTokenIds = null, bool alreadyHasSpecialTokens = false) =>
        Copy(GetSpecialTokensMask(tokenIds, additionalTokenIds, alreadyHasSpecialTokens), destination, out valuesWritten);

    /// <summary>0 for the first sequence and 1 for the second, special tokens included.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The genuine package has an instance method.")]
    public IReadOnlyList<int> CreateTokenTypeIdsFromSequences(IEnumerable<int> tokenIds, IEnumerable<int>? additionalTokenIds = null)
    {
        ArgumentNullException.ThrowIfNull(tokenIds);
        int[] first = [.. tokenIds.Select(_ => 0), .. Enumerable.Repeat(0, AddedSpecialTokens)];
        return additionalTokenIds is null ? first : [.. first, .. additionalTokenIds.Select(_ => 1), 1];
    }

    public OperationStatus CreateTokenTypeIdsFromSequences(
        IEnumerable<int> tokenIds, Span<int> destination, out int valuesWritten, IEnumerable<int>? additionalTokenIds = null) =>
        Copy(CreateTokenTypeIdsFromSequences(tokenIds, additionalTokenIds), destination, out valuesWritten);

    private bool IsSpecial(int id) =>
        id == ClassificationTokenId || id == SeparatorTokenId || id == PaddingTokenId || id == MaskingTokenId || id == UnknownTokenId;

    private static OperationStatus Copy(IReadOnlyList<int> values, Span<int> destination, out int valuesWritten)
    {
        valuesWritten = 0;
        if (destination.Length < values.Count)
            return OperationStatus.DestinationTooSmall;

        foreach (var value in values)
            destination[valuesWritten++] = value;
        return OperationStatus.Done;
    }
}
