using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Splitting;
using Chatbot.Tests.Knowledge.Documents;
using Microsoft.ML.Tokenizers;

namespace Chatbot.Tests.Knowledge.Splitting;

public sealed class PassageSplitterTests : IDisposable
{
    private static readonly Tokenizer Tokens = PassageTokenizer.Create();
    private readonly ArticleFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_passage_stays_under_its_heading_and_knows_the_path_to_it()
    {
        var passages = await SplitAsync("""
            # Knees
            Before any heading.
            ## Pain
            ### At night
            It wakes people.
            ### By day
            It passes.
            ## *Care*
            Rest.
            """);

        Assert.Equal(["Before any heading.", "It wakes people.", "It passes.", "Rest."], passages.Select(p => p.Text));
        Assert.Equal(["", "Pain > At night", "Pain > By day", "Care"], passages.Select(p => string.Join(" > ", p.HeadingPath)));
        Assert.All(passages, p => Assert.Equal(("knees", "Knees"), (p.DocumentId, p.Title)));
    }

    [Fact]
    public async Task Small_paragraphs_share_a_passage()
    {
        var passage = Assert.Single(await SplitAsync("## Care\n\nRest well.\n\nWalk a bit. Then rest.\n"));
        Assert.Equal([(UnitKind.Sentence, "Rest well."), (UnitKind.Sentence, "Walk a bit."), (UnitKind.Sentence, "Then rest.")], Units(passage));
    }

    [Fact]
    public async Task A_passage_that_would_open_with_they_begins_with_the_sentence_before()
    {
        const string Text = "Knees bend far. Hips turn a lot.\n\nThey wear out in later years, and warmth eases that.\n";

        var passages = await SplitAsync(Text, budget: 21);

        Assert.Equal(["Knees bend far. Hips turn a lot.", "Hips turn a lot.\n\nThey wear out in later years, and warmth eases that."], passages.Select(p => p.Text));
        Assert.Equal(Text.IndexOf("Hips", StringComparison.Ordinal), passages[1].Span.Start);
    }

    [Fact]
    public async Task A_list_that_fits_stays_with_its_lead_in()
    {
        var passages = await SplitAsync("""
            The knee is a hinge between the thigh and the shin, held by bands. It bends.

            Knees hurt for several reasons:

            - **Overuse.** Too many stairs.
            - a fall
            - age
            """, budget: 32);

        Assert.Equal(2, passages.Count);
        Assert.Equal(
            [
                (UnitKind.LeadIn, "Knees hurt for several reasons:"),
                (UnitKind.ListItem, "Overuse."),
                (UnitKind.Sentence, "Too many stairs."),
                (UnitKind.ListItem, "a fall"),
                (UnitKind.ListItem, "age"),
            ],
            Units(passages[1]));
    }

    [Fact]
    public async Task A_list_too_long_parts_between_items_and_the_lead_in_keeps_the_first()
    {
        var passages = await SplitAsync("""
            Reasons are:

            - one long item about stairs and hills
            - two long items about runs and walks
            - three long items about falls and slips
            """, budget: 14);

        Assert.Equal(
            ["Reasons are:\n\n- one long item about stairs and hills", "two long items about runs and walks", "three long items about falls and slips"],
            passages.Select(p => p.Text));
    }

    [Fact]
    public async Task A_label_and_the_text_after_it_can_be_quoted_together()
    {
        var passage = Assert.Single(await SplitAsync("Two ways:\n\n- **Rest:**\n\n  Lie down. Sleep.\n- Move\n"));
        Assert.Equal([UnitKind.LeadIn, UnitKind.ListItem, UnitKind.Sentence, UnitKind.Sentence, UnitKind.ListItem], passage.Units.Select(u => u.Kind));
    }

    [Fact]
    public async Task A_table_keeps_its_header_with_its_rows()
    {
        var passage = Assert.Single(await SplitAsync("| Root | Area |\n|---|---|\n| C5 | Arm |\n| L5 | Leg |\n"));
        Assert.Equal([(UnitKind.TableHeader, "Root – Area"), (UnitKind.TableRow, "C5 – Arm"), (UnitKind.TableRow, "L5 – Leg")], Units(passage));
    }

    [Fact]
    public async Task A_sentence_over_the_budget_is_cut_at_a_clause()
    {
        var passages = await SplitAsync("The knee bends and turns a little when walking, while the hip turns far more freely than that.", budget: 14);
        Assert.Equal(["The knee bends and turns a little when walking,", "while the hip turns far more freely than that."], passages.Select(p => p.Text));
    }

    [Fact]
    public async Task The_same_words_twice_are_two_passages_with_ids_of_their_own()
    {
        var passages = await SplitAsync("## Care\n\nRest.\n\n## Care\n\nRest.\n");
        Assert.Equal(2, passages.Select(p => p.Id).Distinct().Count());
        Assert.All(passages, p => Assert.Matches("^knees#p-[0-9a-f]{12}$", p.Id));
    }

    [Fact]
    public async Task An_edit_in_one_section_leaves_the_ids_of_the_others()
    {
        var before = await SplitAsync("# Knees\n\n## One\n\nFirst words.\n\n## Two\n\nSecond words.\n");
        var after = await SplitAsync("# Knees\n\n## One\n\nFirst words, and more of them.\n\n## Two\n\nSecond words.\n");
        Assert.NotEqual(before[0].Id, after[0].Id);
        Assert.Equal(before[1].Id, after[1].Id);
    }

    [Fact]
    public void A_budget_too_small_for_a_word_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PassageSplitter(Tokens, new SplitterOptions { MaxTokens = 4 }));

    private static IEnumerable<(UnitKind, string)> Units(Passage passage) =>
        passage.Units.Select(u => (u.Kind, PlainText.Of(passage.Text.AsSpan(u.Span.Start - passage.Span.Start, u.Span.Length))));

    private async Task<IReadOnlyList<Passage>> SplitAsync(string markdown, int budget = 160)
    {
        var document = await folder.ReadAsync(new MarkdownReader(), "knees.md", markdown);
        return [.. new PassageSplitter(Tokens, new SplitterOptions { MaxTokens = budget }).Split(document)];
    }
}
