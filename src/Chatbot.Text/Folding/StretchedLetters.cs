namespace Chatbot.Text.Folding;

/// <summary>Shortens letters repeated for emphasis: "helllllp" is read "help", and "feeeel" is read "feel".</summary>
/// <remarks>
/// "e" and "o" are the letters that English doubles most, so two of them stay: who knows the words reads "soo" and "heelp" rightly.
/// Three of one letter that are a word by themselves are an abbreviation: "AAA", "www".
/// </remarks>
internal static class StretchedLetters
{
    /// <summary>English words have at most two of a letter in a row, so three or more are emphasis.</summary>
    private const int ShortestStretch = 3;

    /// <summary>Reduces each stretch to one letter that stands for all of it, or to two.</summary>
    public static void Shorten(LetterBuffer letters)
    {
        var values = letters.Values;
        var sources = letters.Sources;
        var kept = 0;
        for (var i = 0; i < values.Length;)
        {
            var end = i + 1;
            while (end < values.Length && values[end] == values[i])
                end++;

            if (end - i >= ShortestStretch && char.IsAsciiLetter(values[i]) && !IsAbbreviation(values, i, end))
            {
                if (values[i] is 'e' or 'o')
                    letters.Move(i++, kept++);
                sources[i] = TextSpan.FromBounds(sources[i].Start, sources[end - 1].End);
                letters.Move(i, kept++);
            }
            else
            {
                for (var each = i; each < end; each++)
                    letters.Move(each, kept++);
            }

            i = end;
        }

        letters.Truncate(kept);
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> values, int start, int end) =>
        end - start == ShortestStretch && !IsPartOfWord(values, start - 1) && !IsPartOfWord(values, end);

    private static bool IsPartOfWord(ReadOnlySpan<char> values, int index) => (uint)index < (uint)values.Length && (char.IsLetterOrDigit(values[index]) || values[index] == '*');
}
