using Chatbot.Safety.Phrases;

namespace Chatbot.Safety.Reading;

/// <summary>Joins numbers of several words into one: "thirty nine point five" is read as 39.5, "a hundred and two" as 102.</summary>
internal static class SpokenNumbers
{
    private const int Hundred = 100;

    /// <summary>Replaces the words of each number by one word.</summary>
    public static void Join(WordList words)
    {
        var kept = 0;
        for (var i = 0; i < words.Count;)
        {
            var end = EndOfNumber(words, i, out var value);
            if (end - i > 1)
                words.Join(i, end, value, kept++);
            else
                words.Move(i, kept++);
            i = Math.Max(end, i + 1);
        }

        words.Truncate(kept);
    }

    /// <summary>Where the number ends that begins with a word; the word itself where none does.</summary>
    private static int EndOfNumber(WordList words, int start, out double value)
    {
        value = 0;
        var next = start;
        if (Value(words, next) == Hundred)
        {
            value = Hundred;
            next = Is(words, next + 1, "and") ? next + 2 : next + 1;
        }

        if (Value(words, next) is not (>= 20 and < Hundred and var tens) || tens % 10 != 0)
        {
            if (value == 0 || Value(words, next) is not (> 0 and < 20 and var small))
                return start;
            value += small;
            next++;
        }
        else
        {
            value += tens;
            next++;
            if (Value(words, next) is > 0 and < 10 and var units && words[next].Before == Pause.None)
            {
                value += units;
                next++;
            }
        }

        return AddDecimals(words, next, ref value);
    }

    private static int AddDecimals(WordList words, int next, ref double value)
    {
        if (!Is(words, next, "point") || Value(words, next + 1) is not (>= 0 and < 10 and var tenths) || words[next + 1].Before != Pause.None)
            return next;
        value += tenths / 10;
        return next + 2;
    }

    private static double? Value(WordList words, int word) =>
        word < words.Count ? Numerals.Spoken(words.LettersOf(word)) : null;

    private static bool Is(WordList words, int word, string letters) =>
        word < words.Count && words[word].Before == Pause.None && words.LettersOf(word).SequenceEqual(letters);
}
