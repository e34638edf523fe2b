using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Knowledge.Tests.Indexing;

namespace Chatbot.Knowledge.Tests.Retrieval;

public sealed class ContinuationsTests : IDisposable
{
    private readonly TestCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public async Task Neighbours_under_one_heading_are_read_as_one_place_and_cut_from_the_article()
    {
        var sentences = string.Join(' ', Enumerable.Range(1, 36).Select(at => $"Heat packs ease tense muscles in way number {at}."));
        _corpus.Write("heat.md", TestCorpus.Article("heat", "Heat", $"## What it does\n\n{sentences}"))
            .Write("cold.md", TestCorpus.Article("cold", "Cold", "## What it does\n\nCold packs numb a sore spot."));
        await _corpus.IndexAsync();
        await using var live = new LiveIndex(_corpus.Store, TokenEmbedder.Default);

        var passages = await new Retriever(live).RetrieveAsync("do heat packs ease muscles", "", 10, SearchMode.Hybrid, CancellationToken.None);
        var places = await new Retriever(live).SearchAsync("do heat packs ease muscles", 10, SearchMode.Hybrid, CancellationToken.None);

        Assert.True(passages.Passages.Count(found => found.Passage.DocumentId == "heat") > 2);
        var place = Assert.Single(places, found => found.Passage.DocumentId == "heat").Passage;
        await using var held = await live.HoldAsync(CancellationToken.None);
        var document = await held.Index.GetDocumentAsync("heat", CancellationToken.None);
        Assert.Equal(place.Span.In(document!.Text), place.Text);
        Assert.Equal(place.Units.OrderBy(unit => unit.Span.Start), place.Units);
    }

    [Fact]
    public async Task Another_article_comes_before_the_rest_of_a_section_that_was_shown()
    {
        var sentences = string.Join(' ', Enumerable.Range(1, 160).Select(at => $"Heat packs ease tense muscles in way number {at}."));
        _corpus.Write("heat.md", TestCorpus.Article("heat", "Heat", $"## What it does\n\n{sentences}"))
            .Write("night.md", TestCorpus.Article("night", "Heat at night", "## What it does\n\nHeat packs ease tense muscles at night too."));
        await _corpus.IndexAsync();
        await using var live = new LiveIndex(_corpus.Store, TokenEmbedder.Default);

        var places = await new Retriever(live).SearchAsync("do heat packs ease muscles", 10, SearchMode.Hybrid, CancellationToken.None);

        Assert.Equal(["heat", "night"], places.Take(2).Select(place => place.Passage.DocumentId).Order());
        Assert.Contains(places.Skip(2), place => place.Passage.DocumentId == "heat");
    }

    [Fact]
    public async Task A_section_brings_the_parts_that_it_announces_however_weak_they_are_alone()
    {
        _corpus.Write("knee.md", TestCorpus.Article("knee", "Joints", "## Reasons for knee pain\n\nReasons for knee pain are these:\n\n### Worn cartilage\n\nIt thins.\n\n### Gout\n\nCrystals sting."));
        for (var at = 0; at < 30; at++)
            _corpus.Write($"other{at}.md", TestCorpus.Article($"other{at}", "Knee pain", $"## On knee pain\n\nKnee pain has reasons, as chapter {at} says."));
        await _corpus.IndexAsync();
        await using var live = new LiveIndex(_corpus.Store, TokenEmbedder.Default);

        var places = await new Retriever(live).SearchAsync("what are the reasons for knee pain", 40, SearchMode.Hybrid, CancellationToken.None);

        var place = Assert.Single(places, found => found.Passage.DocumentId == "knee").Passage;
        Assert.EndsWith("### Worn cartilage\n\nIt thins.\n\n### Gout\n\nCrystals sting.", place.Text, StringComparison.Ordinal);
    }
}
