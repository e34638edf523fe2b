using System.Globalization;
using System.Text;

namespace Chatbot.Safety.Advising;

/// <summary>How a text quotes the person, and what is said when it is repeated.</summary>
/// <param name="Quoted">The sentence that holds the person's words in place of <see cref="Quote"/>.</param>
/// <param name="Reminders">What is said while an escalation stays in force, by level, without regard to case.</param>
internal sealed record Wording(string Quoted, IReadOnlyDictionary<string, string> Reminders)
{
    /// <summary>Stands in <see cref="Quoted"/> for the person's words.</summary>
    public const string Quote = "{quote}";

    // Enough to recognise one's own words by; a message without commas would otherwise be repeated whole.
    private const int LongestQuote = 80;

    /// <summary>The sentence that names the person's own words; empty when nothing readable is left of them.</summary>
    /// <param name="words">What the person wrote, with whatever characters.</param>
    public string Quoting(string words)
    {
        var plain = Plain(words);
        return plain.Any(char.IsLetterOrDigit) ? Quoted.Replace(Quote, plain, StringComparison.Ordinal) : "";
    }

    /// <summary>
    /// The words on one line, without invisible characters and quotation marks, so that they can neither reorder nor end the
    /// sentence around them; cut between words.
    /// </summary>
    private static string Plain(string words)
    {
        var plain = new StringBuilder(LongestQuote + 1);
        foreach (var rune in words.EnumerateRunes())
        {
            if (plain.Length > LongestQuote)
                break;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                    plain.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format && rune.Value is not ('"' or '“' or '”' or 0xFFFD))
            {
                plain.Append(rune.ToString());
            }
        }

        var text = plain.ToString().TrimEnd();
        if (text.Length <= LongestQuote)
            return text;
        var end = text.LastIndexOf(' ', LongestQuote);
        if (end <= 0)
            end = char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
        return text[..end] + "…";
    }
}
