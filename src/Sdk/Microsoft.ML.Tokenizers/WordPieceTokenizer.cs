using System.Buffers;

namespace Microsoft.ML.Tokenizers;

/// <summary>
/// WordPiece: each word is covered from the left by the longest vocabulary entries, those after the first carrying the
/// continuing prefix. A word that cannot be covered, or is too long, is one unknown token. A word is never split by a budget.
/// </summary>
/// <remarks>Immutable after creation, so one instance serves many threads.</remarks>
public class WordPieceTokenizer : Tokenizer
{
    /// <summary>Characters and pieces that a count keeps on the stack; small, because the stack is cleared each time.</summary>
    private const int LargestStackText = 512;
    private const int LargestStackPieces = 128;

    private readonly WordPieceVocabulary vocabulary;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> specialIds;

    /// <param name="vocabulary">The entries.</param>
    /// <param name="options">Already completed with what a derived tokeniser adds.</param>
    /// <param name="specialSpellings">Special tokens as the normalised text spells them.</param>
    internal WordPieceTokenizer(WordPieceVocabulary vocabulary, WordPieceOptions options, IReadOnlyDictionary<string, int>? specialSpellings)
    {
        this.vocabulary = vocabulary;
        PreTokenizer = options.PreTokenizer ?? PreTokenizer.CreateWhiteSpace(specialSpellings);
        Normalizer = options.Normalizer;
        SpecialTokens = options.SpecialTokens;
        UnknownToken = options.UnknownToken;
        UnknownTokenId = vocabulary.Require(options.UnknownToken);
        ContinuingSubwordPrefix = options.ContinuingSubwordPrefix;
        MaxInputCharsPerWord = options.MaxInputCharsPerWord;
        specialIds = new Dictionary<string, int>(specialSpellings ?? new Dictionary<string, int>(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public override PreTokenizer? PreTokenizer { get; }

    public override Normalizer? Normalizer { get; }

    public string UnknownToken { get; }

    public int UnknownTokenId { get; }

    public string ContinuingSubwordPrefix { get; }

    public int MaxInputCharsPerWord { get; }

    public IReadOnlyDictionary<string, int>? SpecialTokens { get; }

    /// <summary>Reads a vocabulary file, one token a line.</summary>
    /// <exception cref="ArgumentException">A token stands twice in it, or the unknown token is missing.</exception>
    public static WordPieceTokenizer Create(string vocabFilePath, WordPieceOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(vocabFilePath);
        using var stream = File.OpenRead(vocabFilePath);
        return Create(stream, options);
    }

    /// <inheritdoc cref="Create(string, WordPieceOptions?)"/>
    public static WordPieceTokenizer Create(Stream vocabStream, WordPieceOptions? options = null)
    {
        options ??= new WordPieceOptions();
        return new WordPieceTokenizer(WordPieceVocabulary.Read(vocabStream, options.ContinuingSubwordPrefix), options, options.SpecialTokens);
    }

    /// <inheritdoc cref="Create(string, WordPieceOptions?)"/>
    public static async Task<WordPieceTokenizer> CreateAsync(
        string vocabFilePath, WordPieceOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(vocabFilePath);
        await using var stream = File.OpenRead(vocabFilePath);
        return await CreateAsync(stream, options, cancellationToken);
    }

    /// <inheritdoc cref="Create(string, WordPieceOptions?)"/>
    public static async Task<WordPieceTokenizer> CreateAsync(
        Stream vocabStream, WordPieceOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new WordPieceOptions();
        var vocabulary = await WordPieceVocabulary.ReadAsync(vocabStream, options.ContinuingSubwordPrefix, cancellationToken);
        return new WordPieceTokenizer(vocabulary, options, options.SpecialTokens);
    }

    protected override EncodeResults<EncodedToken> EncodeToTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        Encode(text, textSpan, settings, (piece, offset) =>
            new EncodedToken(piece.Id, vocabulary.Find(piece.Id) ?? UnknownToken, offset..(offset + piece.Length)));

    protected override EncodeResults<int> EncodeToIds(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        Encode(text, textSpan, settings, static (piece, _) => piece.Id);

    private EncodeResults<T> Encode<T>(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings, Func<Piece, int, T> make)
    {
        var normalized = Normalize(text, textSpan, settings);
        var span = normalized ?? textSpan;
        var tokens = new List<T>();
        var pieces = new Piece[PieceBufferLength];
        var budget = new TokenBudget(settings.MaxTokenCount);
        var words = new Words(settings.ConsiderPreTokenization ? PreTokenizer : null, span);
        while (!budget.IsSpent && words.MoveNext())
        {
            var (offset, length) = words.Current;
            var count = Cut(span.Slice(offset, length), pieces);
            if (!budget.TrySpend(count, refusedAt: offset, acceptedAt: offset + length))
                break;

            foreach (var piece in pieces.AsSpan(0, count))
            {
                tokens.Add(make(piece, offset));
                offset += piece.Length;
            }
        }

        return new EncodeResults<T> { Tokens = tokens, NormalizedText = normalized, CharsConsumed = budget.Index };
    }

    /// <remarks>Splitters count many small texts, so this path borrows its buffers and builds no string.</remarks>
    protected override int CountTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
    {
        if (!settings.ConsiderNormalization || Normalizer is not BertNormalizer bert)
            return CountPieces(Normalize(text, textSpan, settings) ?? textSpan, settings);

        var needed = textSpan.Length * BertNormalizer.LargestGrowth;
        var rented = needed > LargestStackText ? ArrayPool<char>.Shared.Rent(needed) : null;
        try
        {
            var buffer = rented ?? stackalloc char[LargestStackText];
            return bert.TryNormalize(textSpan, buffer, out var written)
                ? CountPieces(buffer[..written], settings)
                : CountPieces(bert.Normalize(textSpan), settings);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<char>.Shared.Return(rented);
        }
    }

    protected override int GetIndexByTokenCount(
        string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings, bool fromEnd, out string? normalizedText, out int tokenCount)
    {
        normalizedText = Normalize(text, textSpan, settings);
        var span = normalizedText ?? textSpan;
        var all = new List<(int Offset, int Length)>();
        for (var words = new Words(settings.ConsiderPreTokenization ? PreTokenizer : null, span); words.MoveNext();)
            all.Add(words.Current);
        if (fromEnd)
            all.Reverse();

        var pieces = new Piece[PieceBufferLength];
        var budget = new TokenBudget(settings.MaxTokenCount, startAt: fromEnd ? span.Length : 0);
        foreach (var (offset, length) in all)
        {
            var count = Cut(span.Slice(offset, length), pieces);
            var (near, far) = fromEnd ? (offset + length, offset) : (offset, offset + length);
            if (!budget.TrySpend(count, refusedAt: near, acceptedAt: far) || budget.IsSpent)
                break;
        }

        tokenCount = budget.Spent;
        return budget.Index;
    }

    public override string Decode(IEnumerable<int> ids) => Decode(ids, skipSpecialTokens: false);

    /// <summary>
    /// Joins tokens to a text: pieces of a word without a space, words with one, and none before <c>. , ! ? '</c>.
    /// Ids that the vocabulary lacks are left out.
    /// </summary>
    public string Decode(IEnumerable<int> ids, bool skipSpecialTokens)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var known = ids.ToArray();
        var buffer = new char[Math.Max(known.Length, 1) * 16];
        int written;
        while (Decode(known, buffer, skipSpecialTokens, out _, out written) == OperationStatus.DestinationTooSmall)
            Array.Resize(ref buffer, buffer.Length * 2);
        return new string(buffer, 0, written);
    }

    public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten) =>
        Decode(ids, destination, skipSpecialTokens: false, out idsConsumed, out charsWritten);

    public OperationStatus Decode(
        IEnumerable<int> ids, Span<char> destination, bool skipSpecialTokens, out int idsConsumed, out int charsWritten)
    {
        ArgumentNullException.ThrowIfNull(ids);
        idsConsumed = 0;
        charsWritten = 0;
        foreach (var id in ids)
        {
            if (vocabulary.Find(id) is { } token && !(skipSpecialTokens && IsSpecial(id)))
            {
                var continues = vocabulary.IsContinuation(token);
                var shown = continues ? token.AsSpan(ContinuingSubwordPrefix.Length) : token;
                var spaced = !continues && charsWritten > 0 && shown[0] is not ('.' or ',' or '!' or '?' or '\'');
                if (charsWritten + shown.Length + (spaced ? 1 : 0) > destination.Length)
                    return OperationStatus.DestinationTooSmall;

                if (spaced)
                    destination[charsWritten++] = ' ';
                shown.CopyTo(destination[charsWritten..]);
                charsWritten += shown.Length;
            }

            idsConsumed++;
        }

        return OperationStatus.Done;
    }

    private bool IsSpecial(int id) => SpecialTokens?.Values.Contains(id) == true;

    private int PieceBufferLength => Math.Max(MaxInputCharsPerWord, 1);

    private string? Normalize(string? text, ReadOnlySpan<char> span, EncodeSettings settings)
    {
        if (!settings.ConsiderNormalization || Normalizer is null)
            return null;
        return text is null ? Normalizer.Normalize(span) : Normalizer.Normalize(text);
    }

    private int CountPieces(ReadOnlySpan<char> text, EncodeSettings settings)
    {
        var length = PieceBufferLength;
        var pieces = length <= LargestStackPieces ? stackalloc Piece[LargestStackPieces] : new Piece[length];
        var budget = new TokenBudget(settings.MaxTokenCount);
        var words = new Words(settings.ConsiderPreTokenization ? PreTokenizer : null, text);
        while (!budget.IsSpent && words.MoveNext())
        {
            var (offset, wordLength) = words.Current;
            var count = Cut(text.Slice(offset, wordLength), pieces);
            if (!budget.TrySpend(count, refusedAt: offset, acceptedAt: offset + wordLength))
                break;
        }

        return budget.Spent;
    }

    /// <summary>Covers one word with pieces; at least one, and at most <see cref="MaxInputCharsPerWord"/>.</summary>
    private int Cut(ReadOnlySpan<char> word, Span<Piece> pieces)
    {
        if (specialIds.TryGetValue(word, out var special))
        {
            pieces[0] = new Piece(special, word.Length);
            return 1;
        }

        var count = 0;
        for (var start = 0; start < word.Length && word.Length <= MaxInputCharsPerWord; count++)
        {
            var length = vocabulary.MatchLongest(word[start..], first: start == 0, out var id);
            if (length == 0)
            {
                count = 0;
                break;
            }

            pieces[count] = new Piece(id, length);
            start += length;
        }

        if (count > 0)
            return count;

        pieces[0] = new Piece(UnknownTokenId, word.Length);
        return 1;
    }

    private readonly record struct Piece(int Id, int Length);
}
