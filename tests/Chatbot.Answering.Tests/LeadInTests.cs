using Chatbot.Answering.Composing;
using Chatbot.Answering.Evidence;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Answering.Tests;

/// <summary>What only announces something is quoted with what it announces, or not at all.</summary>
public sealed class LeadInTests
{
    private static readonly QuotablePiece LeadIn = new(UnitKind.LeadIn, "Tortoise trouble may come from:", 9);
    private static readonly QuotablePiece First = new(UnitKind.ListItem, "a cracked shell", 1);
    private static readonly QuotablePiece Second = new(UnitKind.ListItem, "too little sun", 1);
    private static readonly QuotablePiece Other = new(UnitKind.Sentence, "Tortoise trouble is seldom sudden.", 8);

    [Fact]
    public void A_lead_in_brings_its_items_from_the_next_passage_of_its_section() =>
        Assert.Equal(
            ["Tortoise trouble may come from: [1]", "- a cracked shell [2]", "- too little sun [2]", "Tortoise trouble is seldom sudden. [1]"],
            Answer(Passage(1, 0, 100, Other, LeadIn), Passage(2, 102, 150, First, Second)));

    [Theory]
    [InlineData(400, "Causes")]
    [InlineData(102, "Cures")]
    public void A_lead_in_is_left_out_when_the_next_passage_is_not_among_the_evidence(int start, string heading) =>
        Assert.DoesNotContain(
            Answer(Passage(1, 0, 100, Other, LeadIn), Passage(2, start, start + 50, First, Second) with { Heading = heading }),
            line => line.Contains("may come from", StringComparison.Ordinal));

    [Fact]
    public void A_sentence_that_breaks_off_brings_the_one_after_it()
    {
        var lines = Answer(Passage(1, 0, 100,
            new(UnitKind.Sentence, "Some diseases make a tortoise stiff.", 9), new(UnitKind.Sentence, "These include", 1), new(UnitKind.Sentence, "Shell rot hardens the neck of old tortoises.", 1)));

        Assert.Equal(["Some diseases make a tortoise stiff. [1]", "These include [1]", "Shell rot hardens the neck of old tortoises. [1]"], lines);
    }

    [Fact]
    public void A_sentence_that_breaks_off_is_left_out_when_nothing_follows_it() =>
        Assert.Equal(
            ["Some diseases make a tortoise stiff. [1]"],
            Answer(Passage(1, 0, 100, new(UnitKind.Sentence, "Some diseases make a tortoise stiff.", 9), new(UnitKind.Sentence, "These include", 8))));

    [Fact]
    public void What_a_sentence_adds_by_pointing_back_stays_with_it() =>
        Assert.Equal(
            ["Long use of the lamp thins the shell. [1]", "Although this is a small lamp, it may burn the neck. [1]"],
            Answer(Passage(1, 0, 100,
                new(UnitKind.Sentence, "Long use of the lamp thins the shell.", 9), new(UnitKind.Sentence, "Although this is a small lamp, it may burn the neck.", 1))));

    [Fact]
    public void A_sentence_that_names_no_place_brings_the_one_that_does() =>
        Assert.Equal(
            ["Go to the vet at once. [1]", "Ask there about a scan of the shell. [1]"],
            Answer(Passage(1, 0, 100,
                new(UnitKind.Sentence, "Go to the vet at once.", 1), new(UnitKind.Sentence, "Ask there about a scan of the shell.", 9))));

    [Fact]
    public void An_item_of_a_list_is_told_under_what_introduces_it()
    {
        var question = new QuotablePiece(UnitKind.ListItem, "How long will my tortoise have to stay with the vet?", 9);

        Assert.Equal(
            ["Tortoise trouble may come from: [1]", "- How long will my tortoise have to stay with the vet? [1]"],
            Answer(QuestionKind.Duration, Passage(1, 0, 100, LeadIn with { Relevance = 1 }, First, question)));
    }

    [Fact]
    public void Two_items_of_one_list_are_told_under_one_lead_in()
    {
        var (fall, sun) = (new QuotablePiece(UnitKind.ListItem, "a fall from the garden wall onto the hard stone", 9), new QuotablePiece(UnitKind.ListItem, "too many weeks without any sun or warm lamp", 8));

        Assert.Equal(
            ["Tortoise trouble may come from: [1]", $"- {fall.Text} [1]", $"- {sun.Text} [1]"],
            Answer(QuestionKind.Duration, Passage(1, 0, 100, LeadIn with { Relevance = 1 }, fall, First, sun)));
    }

    private static string[] Answer(QuestionKind kind, params QuotablePassage[] passages) =>
        ExtractiveComposer.Compose(kind, "How long does it last?", passages).Split('\n');

    private static string[] Answer(params QuotablePassage[] passages) =>
        ExtractiveComposer.Compose(QuestionKind.Cause, "What causes it?", passages).Split('\n');

    private static QuotablePassage Passage(int number, int start, int end, params QuotablePiece[] pieces) => new(number, "Tortoises", "Causes", start, end, pieces);
}
