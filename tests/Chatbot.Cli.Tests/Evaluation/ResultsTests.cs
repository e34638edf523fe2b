using Chatbot.Answering.Replies;
using Chatbot.Cli.Evaluation;
using Chatbot.Cli.Report;
using Chatbot.Safety;

namespace Chatbot.Cli.Tests.Evaluation;

public sealed class ResultsTests
{
    private static readonly Results Mixed = new(
        null,
        [
            Question("q1", "fact", answerable: true, Replies.Answer("six weeks", Replies.Cite("a", "it takes six weeks")), exactQuotes: 1),
            Question("q2", "fact", answerable: true, Replies.Answer("no idea <script>alert(1)</script>", Replies.Cite("b", "unrelated words here")), exactQuotes: 0),
            Question("q3", "fact", answerable: true, Replies.Decline()),
            Question("q4", "unanswerable", answerable: false, Replies.Decline()),
            Question("q5", "unanswerable", answerable: false, Replies.Answer("six weeks")),
            Question("q6", "unanswerable", answerable: false, Replies.Escalation()),
        ],
        [
            Message("g1", TriageLevel.Emergency, TriageLevel.Emergency),
            Message("g2", TriageLevel.Crisis, TriageLevel.Urgent),
            Message("g3", TriageLevel.Urgent, TriageLevel.Soon),
            Message("g4", TriageLevel.None, TriageLevel.None),
            Message("g5", TriageLevel.None, TriageLevel.Urgent),
        ]);

    [Fact]
    public void The_accuracy_counts_every_row() => Assert.Equal(new Rate(5, 11), Mixed.Accuracy);

    [Theory]
    [InlineData("answerAccuracy", 1, 3)]
    [InlineData("citationAccuracy", 1, 3)]
    [InlineData("evidenceHit", 1, 3)]
    [InlineData("quoteFidelity", 1, 2)]
    [InlineData("declinePrecision", 1, 2)]
    [InlineData("declineRecall", 1, 3)]
    [InlineData("unexpectedEscalations", 1, 6)]
    [InlineData("emergencyRecall", 2, 2)]
    [InlineData("urgentRecall", 0, 1)]
    [InlineData("escalationRecall", 2, 3)]
    [InlineData("levelReached", 1, 3)]
    [InlineData("falseAlarms", 1, 2)]
    public void Each_measure_is_what_its_name_says(string key, int part, int whole) =>
        Assert.Equal(new Rate(part, whole), Mixed.Figures.Single(figure => figure.Key == key).Rate);

    [Fact]
    public void Measures_of_nothing_are_left_out() => Assert.Empty((Mixed with { Questions = [], Messages = [] }).Figures);

    [Fact]
    public void The_types_are_counted_apart() => Assert.Equal(
        [
            new TypeFigures("fact", new(1, 3), new(1, 3), new(1, 3)),
            new TypeFigures("unanswerable", new(1, 3), default, new(1, 3)),
            new TypeFigures("guard: none", new(1, 2), default, default),
            new TypeFigures("guard: urgent", new(0, 1), default, default),
            new TypeFigures("guard: crisis", new(1, 1), default, default),
            new TypeFigures("guard: emergency", new(1, 1), default, default),
        ],
        Mixed.ByType);

    [Fact]
    public void Every_failure_says_what_was_asked_expected_and_got()
    {
        Assert.Equal(["q2", "q3", "q5", "q6", "g3", "g5"], Mixed.Failures.Select(failing => failing.Id));
        var declined = Mixed.Failures[1];
        Assert.Equal(["How long?"], declined.Asked);
        Assert.Equal("includes /six/; cites a.md; rests on \"it takes six weeks\"", declined.Expected);
        Assert.Equal("I could not find that.", declined.Got);
        Assert.Equal("declined; cites no golden document", declined.Why);
        Assert.Equal("missed", Mixed.Failures[4].Why);
        Assert.Equal("urgent; RF-02 at \"numb\"", Mixed.Failures[5].Got);
    }

    [Fact]
    public void The_page_shows_measures_types_and_failures()
    {
        var page = HtmlReport.Write(Mixed);

        Assert.Contains("45.5%", page, StringComparison.Ordinal);
        Assert.All(Mixed.Figures, figure => Assert.Contains($"{figure.Label}</text>", page, StringComparison.Ordinal));
        Assert.All(Mixed.ByType, type => Assert.Contains($"<td>{type.Type}</td>", page, StringComparison.Ordinal));
        Assert.All(Mixed.Failures, failing => Assert.Contains($"<h3>{failing.Id} (", page, StringComparison.Ordinal));
        Assert.Contains("<svg", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_no_other_file_and_runs_nothing_that_an_answer_says()
    {
        var page = HtmlReport.Write(Mixed);

        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
    }

    private static ScoredQuestion Question(string id, string type, bool answerable, Reply reply, int exactQuotes = 0) => new(
        new GoldenQuestion
        {
            Id = id,
            Messages = ["How long?"],
            Answerable = answerable,
            MayEscalate = false,
            Files = answerable ? ["a.md"] : [],
            Evidence = answerable ? ["it takes six weeks"] : [],
            MustInclude = answerable ? [new("six")] : [],
            MustNotInclude = [],
            Type = type,
        },
        reply,
        exactQuotes);

    private static ScoredMessage Message(string id, TriageLevel label, TriageLevel level) =>
        new(new GuardCase(id, ["I am numb"], label, "category"), Replies.Verdict(level));
}
