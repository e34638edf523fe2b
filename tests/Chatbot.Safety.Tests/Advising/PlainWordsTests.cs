using System.Text.RegularExpressions;
using Chatbot.Safety.Advising;

namespace Chatbot.Tests.Safety.Advising;

/// <summary>The texts can be read by a child of about eleven, who is in the sixth grade of an American school.</summary>
public sealed partial class PlainWordsTests
{
    private const double SixthGrade = 6.9;

    private static readonly AdviceBook Book = AdviceBook.LoadEmbedded();

    public static TheoryData<string> Countries => new(Book.Countries);

    [Theory]
    [InlineData("The cat sat on the mat.", -1.4)]
    [InlineData("Autonomic dysreflexia necessitates immediate hospitalisation.", 37)]
    public void The_measure_tells_plain_words_from_hard_ones(string text, double grade) => Assert.InRange(Grade(text), grade - 3, grade + 5);

    [Theory]
    [MemberData(nameof(Countries))]
    public void On_average_the_texts_are_plain_and_none_is_hard(string country)
    {
        var grades = Book.Keys.ToDictionary(key => key, key => Grade(Sentences(key, country)));

        Assert.InRange(grades.Values.Average(), 0, SixthGrade);
        Assert.All(grades, each => Assert.True(each.Value < SixthGrade + 3, $"{each.Key} is of grade {each.Value:0.0}"));
    }

    private static string Sentences(string key, string country)
    {
        var advice = Book.Find(key, country);
        return string.Join(' ', [advice.Action, advice.Reason, .. advice.DoNot, advice.ForSomeoneElse]);
    }

    /// <summary>The Flesch-Kincaid grade (Kincaid et al., 1975), with syllables counted as groups of vowels; telephone numbers are left out.</summary>
    private static double Grade(string text)
    {
        var words = Word().Matches(text).Select(word => word.Value.ToLowerInvariant()).ToList();
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
