namespace Chatbot.Text.Sentences;

/// <summary>Finds the sentences of running text.</summary>
/// <remarks>
/// Rules for English. Pure and safe from many threads; reads every character a bounded number of times.
/// Raw Markdown may be given: emphasis marks after a stop count as its closing.
/// </remarks>
public static class SentenceSplitter
{
    private const string Closers = ")]}\"'”’»*_`";

    /// <summary>Splits a stretch of a text into sentences.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="within">The stretch to split.</param>
    /// <returns>
    /// Spans in <paramref name="text"/>, in order, without overlap, trimmed of white space, none empty. Together they hold every
    /// character of <paramref name="within"/> that is not white space. A blank line always ends a sentence.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The stretch reaches outside the text.</exception>
    public static IReadOnlyList<TextSpan> Split(string text, TextSpan within)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(within.Start, nameof(within));
        ArgumentOutOfRangeException.ThrowIfNegative(within.Length, nameof(within));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(within.End, text.Length, nameof(within));

        var sentences = new List<TextSpan>();
        var start = within.Start;
        for (var at = within.Start; at < within.End;)
        {
            var end = EndOfSentenceAt(text, start, at, within.End);
            if (end > at)
            {
                AddTrimmed(sentences, text, start, end);
                start = at = end;
            }
            else
            {
                at++;
            }
        }

        AddTrimmed(sentences, text, start, within.End);
        return sentences;
    }

    /// <summary>Index just past the sentence that ends with the character at <paramref name="at"/>, or -1 when none ends there.</summary>
    private static int EndOfSentenceAt(string text, int start, int at, int limit)
    {
        switch (text[at])
        {
            case '\n':
                return IsBlankLineAfter(text, at, limit) ? at + 1 : -1;
            case '。' or '！' or '？':
                return at + 1;
            case '.' or '!' or '?' or '…':
                break;
            default:
                return -1;
        }

        var afterStops = at + 1;
        while (afterStops < limit && text[afterStops] is '.' or '!' or '?' or '…')
            afterStops++;
        var end = afterStops;
        while (end < limit && Closers.Contains(text[end], StringComparison.Ordinal))
            end++;
        end = SkipReferenceMarkers(text, end, limit);

        if (end < limit && !char.IsWhiteSpace(text[end]))
            return -1;
        var next = end;
        while (next < limit && char.IsWhiteSpace(text[next]))
            next++;
        if (next == limit)
            return end;

        var stop = new Stop(text, start, at, afterStops, end > afterStops, next, limit);
        return stop.EndsSentence() ? end : -1;
    }

    private static bool IsBlankLineAfter(string text, int newline, int limit)
    {
        for (var i = newline + 1; i < limit && char.IsWhiteSpace(text[i]); i++)
        {
            if (text[i] == '\n')
                return true;
        }

        return false;
    }

    /// <summary>A reference such as <c>[3]</c> or <c>[ 3 ], [ 4 ]</c> after a stop belongs to the sentence before it.</summary>
    private static int SkipReferenceMarkers(string text, int at, int limit)
    {
        var end = at;
        while (true)
        {
            var i = end;
            while (i < limit && text[i] is ' ' or ',')
                i++;
            if (i >= limit || text[i] != '[')
                return end;
            i++;
            var digits = 0;
            while (i < limit && (char.IsAsciiDigit(text[i]) || text[i] is ' ' or ',' or '-' or '–'))
                digits += char.IsAsciiDigit(text[i++]) ? 1 : 0;
            if (digits == 0 || i >= limit || text[i] != ']')
                return end;
            end = i + 1;
        }
    }

    private static void AddTrimmed(List<TextSpan> sentences, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            sentences.Add(TextSpan.FromBounds(start, end));
    }
}
