namespace Chatbot.Text.Folding;

/// <summary>Closes up words written letter by letter: "f a c e", "l.e.g.s", "n-u-m-b".</summary>
internal static class SpacedLetters
{
    /// <summary>Fewer letters are initials or ordinary short words ("a&amp;e", "i a m").</summary>
    private const int FewestLetters = 3;

    /// <summary>Copies the letters without the separators inside a spaced-out word; two separators in a row end the word.</summary>
    public static List<FoldedLetter> Close(List<FoldedLetter> letters)
    {
        var closed = new List<FoldedLetter>(letters.Count);
        for (var i = 0; i < letters.Count;)
        {
            var count = CountSpaced(letters, i);
            if (count < FewestLetters)
            {
                closed.Add(letters[i++]);
                continue;
            }

            for (var letter = 0; letter < count; letter++)
                closed.Add(letters[i + (2 * letter)]);
            i += (2 * count) - 1;
        }

        return closed;
    }

    /// <summary>How many single letters with one same separator between them start here.</summary>
    private static int CountSpaced(List<FoldedLetter> letters, int start)
    {
        if (!IsLetter(letters, start) || IsLetter(letters, start - 1) || !IsSeparator(letters, start + 1))
            return 0;

        var separator = letters[start + 1].Value;
        var count = 1;
        for (var next = start + 2; IsLetter(letters, next) && letters[next - 1].Value == separator; next += 2)
        {
            // The first letter of an ordinary word is not part of the spaced-out one before it.
            if (IsLetter(letters, next + 1))
                break;
            count++;
        }

        return count;
    }

    private static bool IsLetter(List<FoldedLetter> letters, int index) =>
        index >= 0 && index < letters.Count && (char.IsLetterOrDigit(letters[index].Value) || letters[index].Value is '@' or '$' or '*');

    private static bool IsSeparator(List<FoldedLetter> letters, int index) =>
        index < letters.Count && letters[index].Value is ' ' or '.' or '-' or '_' or '*' or '+';
}
