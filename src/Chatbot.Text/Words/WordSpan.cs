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
        for (var span = Next(text, within); span.Length > 0; span = Next(text, TextSpan.FromBounds(span.End, within.End)))
            words.Add(WordAt(text, span));
        return words;
    }

    /// <summary>The first word of a text; null when it has none.</summary>
    public static WordSpan? First(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Next(text, new TextSpan(0, text.Length)) is { Length: > 0 } span ? WordAt(text, span) : null;
    }

    /// <summary>How many words a text has.</summary>
    public static int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var count = 0;
        for (var span = Next(text, new TextSpan(0, text.Length)); span.Length > 0; span = Next(text, TextSpan.FromBounds(span.End, text.Length)))
            count++;
        return count;
    }

    // Empty when no word follows.
    private static TextSpan Next(string text, TextSpan within)
    {
        var start = within.Start;
        while (start < within.End && !char.IsLetterOrDigit(text[start]))
            start++;
        var at = start;
        while (at < within.End && (IsPart(text[at]) || JoinsAt(text, at, start, within.End)))
            at++;
        return TextSpan.FromBounds(start, at);
    }

    private static WordSpan WordAt(string text, TextSpan span) => new(span, Normalise(text.AsSpan(span.Start, span.Length)));

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
