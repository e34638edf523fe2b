namespace Chatbot.Text.Folding;

/// <summary>Shortens letters repeated for emphasis: "helllllp" is read "help".</summary>
internal static class StretchedLetters
{
    /// <summary>English words have at most two of a letter in a row, so three or more are emphasis.</summary>
    private const int ShortestStretch = 3;

    /// <summary>Copies the letters with each stretch reduced to one letter that stands for all of it.</summary>
    public static List<FoldedLetter> Shorten(List<FoldedLetter> letters)
    {
        var shortened = new List<FoldedLetter>(letters.Count);
        for (var i = 0; i < letters.Count;)
        {
            var end = i + 1;
            while (end < letters.Count && letters[end].Value == letters[i].Value)
                end++;

            if (end - i >= ShortestStretch && char.IsAsciiLetter(letters[i].Value))
            {
                var source = TextSpan.FromBounds(letters[i].Source.Start, letters[end - 1].Source.End);
                shortened.Add(letters[i] with { Source = source });
            }
            else
            {
                for (var each = i; each < end; each++)
                    shortened.Add(letters[each]);
            }

            i = end;
        }

        return shortened;
    }
}
