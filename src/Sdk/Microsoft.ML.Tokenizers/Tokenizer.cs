using System.Buffers;

namespace Microsoft.ML.Tokenizers;

/// <summary>
/// Cuts a text into tokens. All positions that go out refer to the normalised text, or to the text itself when the
/// normalised text that goes out with them is null.
/// </summary>
public abstract class Tokenizer
{
    protected Tokenizer()
    {
    }

    public virtual PreTokenizer? PreTokenizer => null;

    public virtual Normalizer? Normalizer => null;

    protected abstract EncodeResults<EncodedToken> EncodeToTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings);

    protected virtual EncodeResults<int> EncodeToIds(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
    {
        var results = EncodeToTokens(text, textSpan, settings);
        return new EncodeResults<int>
        {
            Tokens = [.. results.Tokens.Select(token => token.Id)],
            NormalizedText = results.NormalizedText,
            CharsConsumed = results.CharsConsumed,
        };
    }

    protected virtual int CountTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        EncodeToTokens(text, textSpan, settings).Tokens.Count;

    protected virtual int GetIndexByTokenCount(
        string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings, bool fromEnd, out string? normalizedText, out int tokenCount)
    {
        var all = EncodeToTokens(text, textSpan, settings with { MaxTokenCount = int.MaxValue });
        normalizedText = all.NormalizedText;
        tokenCount = Math.Min(settings.MaxTokenCount, all.Tokens.Count);
        var length = normalizedText?.Length ?? textSpan.Length;
        if (!fromEnd)
            return tokenCount == 0 ? 0 : all.Tokens[tokenCount - 1].Offset.End.Value;
        return tokenCount == 0 ? length : all.Tokens[^tokenCount].Offset.Start.Value;
    }

    public IReadOnlyList<int> EncodeToIds(string text, bool considerPreTokenization = true, bool considerNormalization = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        return EncodeToIds(text, text, Settings(int.MaxValue, considerPreTokenization, considerNormalization)).Tokens;
    }

    public IReadOnlyList<int> EncodeToIds(ReadOnlySpan<char> text, bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(null, text, Settings(int.MaxValue, considerPreTokenization, considerNormalization)).Tokens;

    public IReadOnlyList<int> EncodeToIds(
        string text, int maxTokenCount, out string? normalizedText, out int charsConsumed,
        bool considerPreTokenization = true, bool considerNormalization = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Unpack(
            EncodeToIds(text, text, Settings(maxTokenCount, considerPreTokenization, considerNormalization)), out normalizedText, out charsConsumed);
    }

    public IReadOnlyList<int> EncodeToIds(
        ReadOnlySpan<char> text, int maxTokenCount, out string? normalizedText, out int charsConsumed,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        Unpack(
            EncodeToIds(null, text, Settings(maxTokenCount, considerPreTokenization, considerNormalization)), out normalizedText, out charsConsumed);

    public IReadOnlyList<EncodedToken> EncodeToTokens(
        string text, out string? normalizedText, bool considerPreTokenization = true, bool considerNormalization = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Unpack(EncodeToTokens(text, text, Settings(int.MaxValue, considerPreTokenization, considerNormalization)), out normalizedText, out _);
    }

    public IReadOnlyList<EncodedToken> EncodeToTokens(
        ReadOnlySpan<char> text, out string? normalizedText, bool considerPreTokenization = true, bool considerNormalization = true) =>
        Unpack(EncodeToTokens(null, text, Settings(int.MaxValue, considerPreTokenization, considerNormalization)), out normalizedText, out _);

    public int CountTokens(string text, bool considerPreTokenization = true, bool considerNormalization = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        return CountTokens(text, text, Settings(int.MaxValue, considerPreTokenization, considerNormalization));
    }

    public int CountTokens(ReadOnlySpan<char> text, bool considerPreTokenization = true, bool considerNormalization = true) =>
        CountTokens(null, text, Settings(int.MaxValue, considerPreTokenization, considerNormalization));

    public int GetIndexByTokenCount(
        string text, int maxTokenCount, out string? normalizedText, out int tokenCount,
        bool considerPreTokenization = true, bool considerNormalization = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        var settings = Settings(maxTokenCount, considerPreTokenization, considerNormalization);
        return GetIndexByTokenCount(text, text, settings, fromEnd: false, out normalizedText, out tokenCount);
    }

    public int GetIndexByTokenCount(
        ReadOnlySpan<char> text, int maxTokenCount, out string? normalizedText, out int tokenCount,
        bool considerPreTokenization = true, bool considerNormalization = true)
    {
        var settings = Settings(maxTokenCount, considerPreTokenization, considerNormalization);
        return GetIndexByTokenCount(null, text, settings, fromEnd: false, out normalizedText, out tokenCount);
    }

    public int GetIndexByTokenCountFromEnd(
        string text, int maxTokenCount, out string? normalizedText, out int tokenCount,
        bool considerPreTokenization = true, bool considerNormalization = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        var settings = Settings(maxTokenCount, considerPreTokenization, considerNormalization);
        return GetIndexByTokenCount(text, text, settings, fromEnd: true, out normalizedText, out tokenCount);
    }

    public int GetIndexByTokenCountFromEnd(
        ReadOnlySpan<char> text, int maxTokenCount, out string? normalizedText, out int tokenCount,
        bool considerPreTokenization = true, bool considerNormalization = true)
    {
        var settings = Settings(maxTokenCount, considerPreTokenization, considerNormalization);
        return GetIndexByTokenCount(null, text, settings, fromEnd: true, out normalizedText, out tokenCount);
    }

    /// <summary>The text of the ids, or an empty text where none of them is in the vocabulary.</summary>
    public virtual string Decode(IEnumerable<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var known = ids.ToArray();
        var buffer = new char[Math.Max(known.Length, 1) * 16];
        int written;
        while (Decode(known, buffer, out _, out written) == OperationStatus.DestinationTooSmall)
            Array.Resize(ref buffer, buffer.Length * 2);
        return new string(buffer, 0, written);
    }

    public abstract OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten);

    private static EncodeSettings Settings(int maxTokenCount, bool preTokenize, bool normalize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxTokenCount);
        return new EncodeSettings { MaxTokenCount = maxTokenCount, ConsiderPreTokenization = preTokenize, ConsiderNormalization = normalize };
    }

    private static IReadOnlyList<T> Unpack<T>(EncodeResults<T> results, out string? normalizedText, out int charsConsumed)
    {
        normalizedText = results.NormalizedText;
        charsConsumed = results.CharsConsumed;
        return results.Tokens!;
    }
}
