using System.Text;
using System.Text.RegularExpressions;

namespace Chatbot.Cli.Evaluation;

/// <summary>How answers are brought to one form before they are compared with what was expected.</summary>
internal static partial class Folding
{
    /// <summary>The text on one line with plain quotes and dashes.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Squeeze(text))
        {
            folded.Append(letter switch
            {
                '\u2018' or '\u2019' => '\'',
                '\u201C' or '\u201D' => '"',
                >= '\u2010' and <= '\u2014' or '\u2212' => '-',
                _ => letter,
            });
        }

        return folded.ToString();
    }

    /// <summary>The text with every run of white space as one space.</summary>
    public static string Squeeze(string text) => WhiteSpace().Replace(text, " ").Trim();

    /// <summary>The folded words of a text in lower case.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. Word().Matches(Fold(text).ToLowerInvariant()).Select(word => word.Value)];

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
