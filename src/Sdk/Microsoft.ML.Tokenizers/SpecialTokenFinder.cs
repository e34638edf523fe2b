using System.Buffers;

namespace Microsoft.ML.Tokenizers;

/// <summary>Finds special tokens in a text: the first one, and of several that begin there the longest.</summary>
internal sealed class SpecialTokenFinder
{
    private readonly string[] longestFirst;
    private readonly SearchValues<string> any;

    public SpecialTokenFinder(IReadOnlyDictionary<string, int>? specialTokens)
    {
        longestFirst = [.. (specialTokens?.Keys ?? []).Where(token => token.Length > 0).OrderByDescending(token => token.Length)];
        any = SearchValues.Create(longestFirst, StringComparison.Ordinal);
    }

    /// <returns>Where the token begins; the text's length, and length 0, when there is none.</returns>
    public (int Offset, int Length) FindNext(ReadOnlySpan<char> text, int from)
    {
        var found = longestFirst.Length == 0 ? -1 : text[from..].IndexOfAny(any);
        if (found < 0)
            return (text.Length, 0);

        var offset = from + found;
        foreach (var token in longestFirst)
        {
            if (text[offset..].StartsWith(token, StringComparison.Ordinal))
                return (offset, token.Length);
        }

        return (text.Length, 0);
    }
}
