using Chatbot.Answering.Evidence;
using Chatbot.Answering.Grounding;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text;

namespace Chatbot.Answering.Tests;

public sealed class GroundingVerifierTests
{
    private static readonly EvidenceSet Evidence = Of(
        "Sciatica often settles in about six weeks when nothing else is wrong.",
        "Rest in bed does not help sciatica.",
        "About 3 of 100 discs hurt.");

    [Theory]
    [InlineData("Sciatica often settles in about six weeks when nothing else is wrong. [1]")]
    [InlineData("- Rest in bed does not help sciatica. [1]")]
    [InlineData("Sciatica often settles in about six weeks [1].")]
    public void What_a_passage_says_passes(string answer) => Assert.Single(GroundingVerifier.Verify(answer, Evidence).Statements);

    [Theory]
    [InlineData("Sciatica is always harmless. [1]")]
    [InlineData("Rest in bed does help sciatica. [1]")]
    [InlineData("About 30 of 100 discs hurt. [1]")]
    [InlineData("Sciatica often settles in about six weeks when nothing else is wrong.")]
    [InlineData("Sciatica often settles in about six weeks when nothing else is wrong. [2]")]
    [InlineData("Take two tablets of ibuprofen. [1]")]
    [InlineData("[1]")]
    [InlineData("")]
    public void What_no_cited_passage_says_is_dropped(string answer) => Assert.Empty(GroundingVerifier.Verify(answer, Evidence).Statements);

    [Fact]
    public void Only_the_unsupported_part_of_an_answer_is_dropped()
    {
        var verified = GroundingVerifier.Verify("Rest in bed does not help sciatica. [1] It is caused by curses. [1]", Evidence);

        Assert.Equal("Rest in bed does not help sciatica.", Assert.Single(verified.Statements).Text);
        Assert.Equal(1, verified.Dropped);
    }

    [Theory]
    [InlineData("Do not do these with sciatica: [1]\n- lift heavy loads [1]\n- twist your back [1]", 3)]
    [InlineData("- lift heavy loads [1]\n- twist your back [1]", 0)]
    [InlineData("These help with sciatica: [1]\n- lift heavy loads [1]\n- twist your back [1]", 0)]
    [InlineData("Lift heavy loads with sciatica. [1]", 0)]
    [InlineData("Do not lift heavy loads with sciatica. [1]", 1)]
    public void What_a_list_warns_of_is_never_shown_without_the_warning(string answer, int verified)
    {
        var list = Of(
            (UnitKind.LeadIn, "Do not do these with sciatica:"),
            (UnitKind.ListItem, "lift heavy loads"),
            (UnitKind.ListItem, "twist your back"));

        Assert.Equal(verified, GroundingVerifier.Verify(answer, list).Statements.Count);
    }

    private static EvidenceSet Of(params string[] sentences) => Of([.. sentences.Select(sentence => (UnitKind.Sentence, sentence))]);

    private static EvidenceSet Of(params (UnitKind Kind, string Text)[] pieces)
    {
        var text = string.Join(' ', pieces.Select(piece => piece.Text));
        var units = pieces.Select(piece =>
            new EvidenceUnit(piece.Kind, new TextSpan(text.IndexOf(piece.Text, StringComparison.Ordinal), piece.Text.Length), piece.Text, 1)).ToList();
        var passage = new Passage
        {
            Id = "sciatica#p-1",
            DocumentId = "sciatica",
            Title = "Sciatica",
            HeadingPath = [],
            Span = new TextSpan(0, text.Length),
            Text = text,
            TokenCount = 40,
            Units = [.. units.Select(unit => new PassageUnit(unit.Kind, unit.Span))],
        };
        return new EvidenceSet("how long does sciatica last", QuestionKind.Duration, [new EvidencePassage(1, passage, units)], 1);
    }
}
