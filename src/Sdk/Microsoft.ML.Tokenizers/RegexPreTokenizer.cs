using System.Text.RegularExpressions;

namespace Microsoft.ML.Tokenizers;

/// <summary>Takes special tokens out first, then what a regular expression matches between them.</summary>
public sealed class RegexPreTokenizer : PreTokenizer
{
    private readonly Regex regex;
    private readonly SpecialTokenFinder specials;

    public RegexPreTokenizer(Regex regex, IReadOnlyDictionary<string, int>? specialTokens)
    {
        ArgumentNullException.ThrowIfNull(regex);
        this.regex = regex;
        specials = new SpecialTokenFinder(specialTokens);
    }

    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PreTokenize(text.AsSpan());
    }

    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text)
    {
        var words = new List<(int, int)>();
        for (var position = 0; position < text.Length;)
        {
            var special = specials.FindNext(text, position);
            foreach (var match in regex.EnumerateMatches(text[position..special.Offset]))
                words.Add((position + match.Index, match.Length));

            if (special.Length > 0)
                words.Add(special);
            position = special.Offset + special.Length;
        }

        return words;
    }
}
