namespace Chatbot.Text.Folding;

/// <summary>Reads digits and signs inside a word as the letters they imitate: "su1cide", "b3c@use", "w@n7".</summary>
/// <remarks>A "1" inside a word stays, because it stands for an "i" in "th1s" and for an "l" in "ki11": who knows the words decides.</remarks>
internal static class DigitLetters
{
    private const int ShortestWord = 4;

    /// <summary>After so many letters an exclamation mark ends a sentence ("help!my leg") rather than standing for an "i" ("su!cide").</summary>
    private const int LettersOfAnExclamation = 4;

    /// <summary>Copies the letters with imitations replaced. "39.5c", "l5", "2nd" and "t12" stay as they are.</summary>
    public static List<FoldedLetter> Read(List<FoldedLetter> letters)
    {
        var read = new List<FoldedLetter>(letters);
        for (var i = 0; i < letters.Count;)
        {
            var end = i;
            while (end < letters.Count && IsPart(letters[end].Value) && !(letters[end].Value is '!' && end - i >= LettersOfAnExclamation))
                end++;
            ReadRun(read, i, end);
            i = Math.Max(end, i + 1);
        }

        return read;
    }

    private static void ReadRun(List<FoldedLetter> letters, int start, int end)
    {
        while (start < end && letters[start].Value is '!' or '$')
            start++;
        while (end > start && letters[end - 1].Value is '!')
            end--;
        if (end - start < ShortestWord || !StartsWord(letters, start, end))
            return;

        var plain = 0;
        var imitated = 0;
        for (var i = start; i < end; i++)
        {
            if (char.IsAsciiLetter(letters[i].Value))
                plain++;
            else if (Letter(letters[i].Value) is not null)
                imitated++;
        }

        if (imitated == 0 || imitated > plain)
            return;

        for (var i = start; i < end; i++)
        {
            if (Letter(letters[i].Value) is { } letter)
                letters[i] = letters[i] with { Value = letter };
        }
    }

    /// <summary>A run that begins with a number ("39c", "30mg") is a number with its unit; "0verdose" and "@nkle" are words.</summary>
    private static bool StartsWord(List<FoldedLetter> letters, int start, int end)
    {
        var first = letters[start].Value;
        return char.IsAsciiLetter(first) || (first is '0' or '@' && end > start + 1 && char.IsAsciiLetter(letters[start + 1].Value));
    }

    private static bool IsPart(char value) => char.IsAsciiLetterOrDigit(value) || value is '@' or '$' or '!';

    private static char? Letter(char value) => value switch
    {
        '0' => 'o',
        '!' => 'i',
        '1' => '1',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        '8' => 'b',
        _ => null,
    };
}
