using System.Buffers;
using System.Text;

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
        var consumed = 0;
        for (var words = new Words(settings.ConsiderPreTokenization ? PreTokenizer : null, span); words.MoveNext();)
        {
            var (offset, length) = words.Current;
            var count = Cut(span.Slice(offset, length), settings.MaxTokenCount - tokens.Count, pieces);
            var start = offset;
            foreach (var piece in pieces.AsSpan(0, count))
            {
                tokens.Add(make(piece, start));
                start += piece.Length;
            }

            // As in the genuine package, the word that uses the budget up is among the tokens and not among what is consumed.
            if (count == 0 || tokens.Count >= settings.MaxTokenCount)
                break;
            consumed = offset + length;
        }

        return new EncodeResults<T> { Tokens = tokens, NormalizedText = normalized, CharsConsumed = consumed };
    }

    /// <remarks>Splitters count many small texts, so this path borrows its buffers and builds no string.</remarks>
    protected override int CountTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
    {
        if (!settings.ConsiderNormalization || Normalizer is null)
            return CountPieces(textSpan, settings);

        var needed = textSpan.Length * Normalizer.LargestGrowth;
        var rented = needed > LargestStackText ? ArrayPool<char>.Shared.Rent(needed) : null;
        try
        {
            var buffer = rented ?? stackalloc char[LargestStackText];
            return Normalizer.TryNormalize(textSpan, buffer, out var written)
                ? CountPieces(buffer[..written], settings)
                : CountPieces(Normalize(text, textSpan, settings), settings);
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
        tokenCount = 0;
        foreach (var (offset, length) in all)
        {
            var (near, far) = fromEnd ? (offset + length, offset) : (offset, offset + length);
            var count = Cut(span.Slice(offset, length), settings.MaxTokenCount - tokenCount, pieces);
            if (count == 0)
                return near;

            tokenCount += count;
            if (count >= settings.MaxTokenCount)
                return far;
        }

        return fromEnd ? 0 : span.Length;
    }

    public override string Decode(IEnumerable<int> ids) => Decode(ids, skipSpecialTokens: false);

    /// <summary>
    /// Joins tokens to a text: pieces of a word without a space, words with one, and none before <c>. , ! ? '</c>.
    /// Ids that the vocabulary lacks are left out.
    /// </summary>
    public string Decode(IEnumerable<int> ids, bool skipSpecialTokens)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var text = new StringBuilder();
        foreach (var token in ids.Where(id => !(skipSpecialTokens && IsSpecial(id))).Select(vocabulary.Find).OfType<string>())
        {
            var continues = vocabulary.IsContinuation(token);
            if (!continues && text.Length > 0 && token[0] is not ('.' or ',' or '!' or '?' or '\''))
                text.Append(' ');
            text.Append(continues ? token.AsSpan(ContinuingSubwordPrefix.Length) : token);
        }

        return text.ToString();
    }

    public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten) =>
        Decode(ids, destination, skipSpecialTokens: false, out idsConsumed, out charsWritten);

    /// <summary>
    /// Joins tokens within a given space. Unlike the text that the other method gives, every word has a space before it,
    /// punctuation too, and an id that the vocabulary lacks ends it with <see cref="OperationStatus.InvalidData"/>.
    /// </summary>
    public OperationStatus Decode(
        IEnumerable<int> ids, Span<char> destination, bool skipSpecialTokens, out int idsConsumed, out int charsWritten)
    {
        ArgumentNullException.ThrowIfNull(ids);
        idsConsumed = 0;
        charsWritten = 0;
        foreach (var id in ids.Where(id => !(skipSpecialTokens && IsSpecial(id))))
        {
            if (vocabulary.Find(id) is not { } token)
                return OperationStatus.InvalidData;

            var continues = vocabulary.IsContinuation(token);
            var shown = continues ? token.AsSpan(ContinuingSubwordPrefix.Length) : token;
            var isSpaced = !continues && idsConsumed > 0;
            if (charsWritten + shown.Length + (isSpaced ? 1 : 0) > destination.Length)
                return OperationStatus.DestinationTooSmall;

            if (isSpaced)
                destination[charsWritten++] = ' ';
            shown.CopyTo(destination[charsWritten..]);
            charsWritten += shown.Length;
            idsConsumed++;
        }

        return OperationStatus.Done;
    }

    private bool IsSpecial(int id) => SpecialTokens?.Values.Contains(id) == true;

    private int PieceBufferLength => Math.Max(MaxInputCharsPerWord, 1);

    private string? Normalize(string? text, ReadOnlySpan<char> span, EncodeSettings settings)
    {
        if (!settings.ConsiderNormalization || Normalizer is null || span.IsEmpty)
            return null;
        return text is null ? Normalizer.Normalize(span) : Normalizer.Normalize(text);
    }

    private int CountPieces(ReadOnlySpan<char> text, EncodeSettings settings)
    {
        var length = PieceBufferLength;
        var pieces = length <= LargestStackPieces ? stackalloc Piece[LargestStackPieces] : new Piece[length];
        var total = 0;
        for (var words = new Words(settings.ConsiderPreTokenization ? PreTokenizer : null, text); words.MoveNext();)
        {
            var (offset, wordLength) = words.Current;
            total += Cut(text.Slice(offset, wordLength), int.MaxValue, pieces);
        }

        return total;
    }

    /// <summary>Covers one word with pieces. One that is too long or cannot be covered is one unknown token.</summary>
    /// <returns>
    /// How many pieces: 0 when there are more than the limit. As in the genuine package, a limit does not hold back the unknown
    /// token of a word that is too long, nor at a limit of 0 that of a word whose start is unknown.
    /// </returns>
    private int Cut(ReadOnlySpan<char> word, int limit, Span<Piece> pieces)
    {
        if (word.Length > MaxInputCharsPerWord)
        {
            pieces[0] = new Piece(UnknownTokenId, word.Length);
            return 1;
        }

        if (specialIds.TryGetValue(word, out var special))
        {
            pieces[0] = new Piece(special, word.Length);
            return limit < 1 ? 0 : 1;
        }

        var count = 0;
        var start = 0;
        while (start < word.Length)
        {
            var length = vocabulary.MatchLongest(word[start..], first: start == 0, out var id);
            if (length == 0)
                break;
            pieces[count++] = new Piece(id, length);
            start += length;
        }

        if (count > limit)
            return 0;
        if (start == word.Length)
            return count;

        pieces[0] = new Piece(UnknownTokenId, word.Length);
        return 1;
    }

    private readonly record struct Piece(int Id, int Length);
}
