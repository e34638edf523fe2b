using Chatbot.Safety.Advising;
using Chatbot.Text.Sentences;

namespace Chatbot.Tests.Safety.Advising;

/// <summary>The texts can be read by a child of about eleven, who is in the sixth grade of an American school.</summary>
public sealed class PlainWordsTests
{
    private static readonly AdviceBook Book = AdviceBook.LoadEmbedded();

    public static TheoryData<string> Countries => new(Book.Countries);

    [Theory]
    [InlineData("The cat sat on the mat.", -1.4)]
    [InlineData("Autonomic dysreflexia necessitates immediate hospitalisation.", 37)]
    public void The_measure_tells_plain_words_from_hard_ones(string text, double grade) => Assert.InRange(ReadingGrade.Of(text), grade - 3, grade + 5);

    [Theory]
    [MemberData(nameof(Countries))]
    public void On_average_the_texts_are_plain_and_none_is_hard(string country)
    {
        var grades = Book.Keys.ToDictionary(key => key, key => ReadingGrade.Of(Sentences(key, country)));

        Assert.InRange(grades.Values.Average(), 0, ReadingGrade.SixthGrade);
        Assert.All(grades, each => Assert.True(each.Value < ReadingGrade.SixthGrade + 3, $"{each.Key} is of grade {each.Value:0.0}"));
    }

    private static string Sentences(string key, string country)
    {
        var advice = Book.Find(key, country);
        return string.Join(' ', [advice.Action, advice.Reason, .. advice.DoNot, advice.ForSomeoneElse]);
    }
}
