using System.Text.RegularExpressions;

namespace Chatbot.Text.Sentences;

/// <summary>How hard a text is to read.</summary>
public static partial class ReadingGrade
{
    /// <summary>The last grade of an American school in which children are about eleven: texts of a lower grade can be read by them.</summary>
    public const double SixthGrade = 6.9;

    /// <summary>The Flesch-Kincaid grade (Kincaid et al., 1975), with syllables counted as groups of vowels; numbers are left out. 0 for a text without words.</summary>
    public static double Of(string text)
    {
        var words = Word().Matches(text).Select(word => word.Value.ToLowerInvariant()).ToList();
        if (words.Count == 0)
            return 0;
        var sentences = Math.Max(1, SentenceEnd().Count(text));
        return (0.39 * words.Count / sentences) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    private static int Syllables(string word)
    {
        var groups = Vowels().Count(word);
        return Math.Max(1, word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal) ? groups - 1 : groups);
    }

    [GeneratedRegex("[A-Za-z']+")]
    private static partial Regex Word();

    [GeneratedRegex("[.:;?!](?=\\s|\"|$)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();
}
