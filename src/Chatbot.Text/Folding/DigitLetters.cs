using System.Buffers;

namespace Chatbot.Text.Folding;

/// <summary>Reads digits and signs inside a word as the letters they imitate: "su1cide", "b3c@use", "w@n7".</summary>
/// <remarks>A "1" inside a word stays, because it stands for an "i" in "th1s" and for an "l" in "ki11": who knows the words decides.</remarks>
internal static class DigitLetters
{
    private const int ShortestWord = 4;

    /// <summary>After so many letters an exclamation mark ends a sentence ("help!my leg") rather than standing for an "i" ("su!cide").</summary>
    private const int LettersOfAnExclamation = 4;

    private static readonly SearchValues<char> Imitations = SearchValues.Create("0134578@$!");

    /// <summary>Replaces imitations by the letters. "39.5c", "l5", "2nd" and "t12" stay as they are.</summary>
    public static void Read(LetterBuffer buffer)
    {
        var letters = buffer.Values;
        if (!letters.ContainsAny(Imitations))
            return;

        for (var i = 0; i < letters.Length;)
        {
            var end = i;
            while (end < letters.Length && IsPart(letters[end]) && !(letters[end] is '!' && end - i >= LettersOfAnExclamation))
                end++;
            ReadRun(letters[i..end]);
            i = Math.Max(end, i + 1);
        }
    }

    private static void ReadRun(Span<char> run)
    {
        run = run.TrimStart("!$").TrimEnd('!');
        if (run.Length < ShortestWord || !StartsWord(run))
            return;

        var plain = 0;
        var imitated = 0;
        foreach (var value in run)
        {
            if (char.IsAsciiLetter(value))
                plain++;
            else if (Letter(value) is not null)
                imitated++;
        }

        if (imitated == 0 || imitated > plain)
            return;

        foreach (ref var value in run)
            value = Letter(value) ?? value;
    }

    /// <summary>A run that begins with a number ("39c", "30mg") is a number with its unit; "0verdose" and "@nkle" are words.</summary>
    private static bool StartsWord(ReadOnlySpan<char> run) =>
        char.IsAsciiLetter(run[0]) || (run[0] is '0' or '@' && char.IsAsciiLetter(run[1]));

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
