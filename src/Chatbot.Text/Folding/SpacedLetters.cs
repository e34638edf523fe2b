namespace Chatbot.Text.Folding;

/// <summary>Closes up words written letter by letter: "f a c e", "l.e.g.s", "n-u-m-b".</summary>
internal static class SpacedLetters
{
    /// <summary>Fewer letters are initials or ordinary short words ("a&amp;e", "i a m").</summary>
    private const int FewestLetters = 3;

    /// <summary>Drops the separators inside a spaced-out word; two separators in a row end the word.</summary>
    public static void Close(LetterBuffer letters)
    {
        var kept = 0;
        for (var i = 0; i < letters.Count;)
        {
            var spaced = CountSpaced(letters.Values, i);
            if (spaced < FewestLetters)
            {
                letters.Move(i++, kept++);
                continue;
            }

            for (var letter = 0; letter < spaced; letter++)
                letters.Move(i + (2 * letter), kept++);
            i += (2 * spaced) - 1;
        }

        letters.Truncate(kept);
    }

    /// <summary>How many single letters with one same separator between them start here.</summary>
    private static int CountSpaced(ReadOnlySpan<char> letters, int start)
    {
        if (start + 1 >= letters.Length || !IsSeparator(letters[start + 1]) || !IsLetter(letters, start) || IsLetter(letters, start - 1))
            return 0;

        var separator = letters[start + 1];
        var count = 1;
        for (var next = start + 2; IsLetter(letters, next) && letters[next - 1] == separator; next += 2)
        {
            // The first letter of an ordinary word is not part of the spaced-out one before it.
            if (IsLetter(letters, next + 1))
                break;
            count++;
        }

        return count;
    }

    private static bool IsLetter(ReadOnlySpan<char> letters, int index) =>
        (uint)index < (uint)letters.Length && (char.IsLetterOrDigit(letters[index]) || letters[index] is '@' or '$' or '*');

    private static bool IsSeparator(char value) => value is ' ' or '.' or '-' or '_' or '*' or '+';
}
