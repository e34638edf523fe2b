using System.Globalization;
using System.Text;

namespace Chatbot.Text.Words;

/// <summary>One word of a text: where it stands, and its letters in lower case without accents.</summary>
/// <param name="Span">Where the word stands in the text.</param>
/// <param name="Form">Lower case, accents removed, typographic apostrophes made plain and a final <c>'s</c> cut off.</param>
public readonly record struct WordSpan(TextSpan Span, string Form);

/// <summary>Finds the words of a text.</summary>
public static class WordReader
{
    /// <summary>
    /// The words in reading order. A word is a run of letters and digits; an apostrophe inside it belongs to it,
    /// and so do a point or comma between digits (2.5) and a hyphen never.
    /// </summary>
    public static List<WordSpan> Read(string text) => Read(text, new TextSpan(0, text.Length));

    /// <summary>The words within a stretch of a text; their spans refer to the whole text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The stretch reaches outside the text.</exception>
    public static List<WordSpan> Read(string text, TextSpan within)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(within.End, text.Length);
        var words = new List<WordSpan>(within.Length / 6);
        var at = within.Start;
        while (at < within.End)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < within.End && (IsPart(text[at]) || JoinsAt(text, at, start, within.End)))
                at++;
            words.Add(new WordSpan(TextSpan.FromBounds(start, at), Normalise(text.AsSpan(start, at - start))));
        }

        return words;
    }

    private static bool IsPart(char c) =>
        char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static bool JoinsAt(string text, int at, int start, int end)
    {
        if (at == start || at + 1 >= end)
            return false;
        var (before, after) = (text[at - 1], text[at + 1]);
        return text[at] switch
        {
            '\'' or '’' => char.IsLetter(before) && char.IsLetter(after),
            '.' or ',' => char.IsDigit(before) && char.IsDigit(after),
            _ => false,
        };
    }

    private static string Normalise(ReadOnlySpan<char> word)
    {
        var plain = true;
        foreach (var c in word)
            plain &= c is >= 'a' and <= 'z' or >= '0' and <= '9';
        if (plain)
            return new string(word);

        var form = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                form.Append(c == '’' ? '\'' : PlainLetters.Of(c));
        }

        if (form.Length > 2 && form[^1] == 's' && form[^2] == '\'')
            form.Length -= 2;
        return form.ToString();
    }
}
