namespace Microsoft.ML.Tokenizers;

/// <summary>Cuts a text into the words that are then cut into tokens. Special tokens are words whatever they are made of.</summary>
public abstract class PreTokenizer
{
    protected PreTokenizer()
    {
    }

    public abstract IEnumerable<(int Offset, int Length)> PreTokenize(string text);

    public abstract IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text);

    /// <summary>Words and single punctuation marks: <c>\w+|[\p{P}]</c>. What is neither (white space, symbols) is skipped.</summary>
    public static PreTokenizer CreateWordOrPunctuation(IReadOnlyDictionary<string, int>? specialTokens = null) =>
        new ScanningPreTokenizer(new WordOrPunctuation(), specialTokens);

    /// <summary>Words and runs of anything else that is not white space: <c>\w+|[^\w\s]+</c>.</summary>
    public static PreTokenizer CreateWordOrNonWord(IReadOnlyDictionary<string, int>? specialTokens = null) =>
        new ScanningPreTokenizer(new WordOrNonWord(), specialTokens);

    /// <summary>Runs without white space: <c>\S+</c>.</summary>
    public static PreTokenizer CreateWhiteSpace(IReadOnlyDictionary<string, int>? specialTokens = null) =>
        new ScanningPreTokenizer(new NonWhiteSpace(), specialTokens);
}
