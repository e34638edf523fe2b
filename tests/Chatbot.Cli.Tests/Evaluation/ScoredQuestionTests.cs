using System.Text.RegularExpressions;
using Chatbot.Answering.Replies;
using Chatbot.Cli.Evaluation;

namespace Chatbot.Cli.Tests.Evaluation;

public sealed class ScoredQuestionTests
{
    private const string Evidence = "Most people with sciatica feel better within six weeks without surgery.";

    [Fact]
    public void An_answer_with_all_that_must_be_in_it_is_right() =>
        Assert.Empty(Score(Golden(), Replies.Answer("It gets better in SIX  weeks.")).Faults);

    [Fact]
    public void Quotes_and_dashes_of_any_shape_count_as_plain_ones() =>
        Assert.Empty(Score(Golden(include: ["don't", "4-6"]), Replies.Answer("Don\u2019t worry: 4\u20136 weeks.")).Faults);

    [Fact]
    public void What_is_missing_and_what_must_not_be_there_is_named() => Assert.Equal(
        ["lacks /surgery|operation/", "has /always/"],
        Score(Golden(include: ["six", "surgery|operation"], exclude: ["always", "never"]), Replies.Answer("It always takes six weeks.")).Faults);

    [Fact]
    public void A_decline_of_an_answerable_question_is_wrong() =>
        Assert.Equal(["declined"], Score(Golden(), Replies.Decline()).Faults);

    [Fact]
    public void An_answer_to_an_unanswerable_question_is_wrong() =>
        Assert.Equal(["answered, should decline"], Score(Golden(answerable: false), Replies.Answer("six")).Faults);

    [Fact]
    public void A_decline_of_an_unanswerable_question_is_right() =>
        Assert.True(Score(Golden(answerable: false), Replies.Decline()) is { IsRight: true, Declined: true });

    [Fact]
    public void Advice_is_right_only_where_the_row_allows_it()
    {
        Assert.True(Score(Golden() with { MayEscalate = true }, Replies.Escalation()) is { IsRight: true, CitesRight: true, Declined: false });
        Assert.True(Score(Golden(answerable: false) with { MayEscalate = true }, Replies.Escalation()) is { IsRight: true, Declined: true });
        Assert.False(Score(Golden(), Replies.Escalation()).IsRight);
        Assert.False(Score(Golden(answerable: false), Replies.Escalation()).IsRight);
    }

    [Theory]
    [InlineData("sciatica", "Title", true)]
    [InlineData("nerves/Sciatica-basics", "Title", true)]
    [InlineData("other", "About sciatica", true)]
    [InlineData("discs", "Title", true)]
    [InlineData("neck", "Title", false)]
    public void Citing_the_golden_file_or_another_that_answers_counts(string document, string title, bool right) =>
        Assert.Equal(right, Score(Golden(), Replies.Answer("six", Replies.Cite(document, "quote", title))).CitesRight);

    [Theory]
    [InlineData("feel better within", true)]
    [InlineData("better within", false)]
    [InlineData("Within six weeks most people feel much better without any surgery.", true)]
    [InlineData("Most people know somebody who had sciatica at some time.", false)]
    [InlineData("Surgery is rarely needed.", false)]
    public void A_quote_hits_the_evidence_when_it_is_part_of_it_or_has_most_of_its_words(string quote, bool hit) =>
        Assert.Equal(hit, Score(Golden(), Replies.Answer("six", Replies.Cite("sciatica", quote))).HitsEvidence);

    [Fact]
    public void A_pattern_that_never_ends_is_a_fault_of_the_golden_file()
    {
        var golden = Golden() with { MustInclude = [new Regex("(a+)+$", RegexOptions.None, TimeSpan.FromMilliseconds(1))] };
        var scored = Score(golden, Replies.Answer(new string('a', 5000) + "!"));

        var fault = Assert.Throws<BadInputException>(() => scored.Faults.ToList());
        Assert.Equal("The pattern /(a+)+$/ of q1 takes too long to match; write it more simply.", fault.Message);
    }

    private static ScoredQuestion Score(GoldenQuestion golden, Reply reply) => new(golden, reply, 0);

    private static GoldenQuestion Golden(bool answerable = true, string[]? include = null, string[]? exclude = null) => new()
    {
        Id = "q1",
        Messages = ["How long?"],
        Answerable = answerable,
        MayEscalate = false,
        Files = ["sciatica.txt", "discs.md"],
        Evidence = [Evidence],
        MustInclude = Patterns(include ?? ["six weeks"]),
        MustNotInclude = Patterns(exclude ?? []),
        Type = "fact",
    };

    private static IReadOnlyList<Regex> Patterns(string[] patterns) =>
        [.. patterns.Select(pattern => new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))];
}
