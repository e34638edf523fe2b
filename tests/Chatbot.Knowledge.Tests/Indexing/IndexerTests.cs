using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Indexing;
using static Chatbot.Knowledge.Tests.Indexing.TestCorpus;

namespace Chatbot.Knowledge.Tests.Indexing;

public sealed class IndexerTests : IDisposable
{
    private readonly TestCorpus _corpus = new();

    public IndexerTests() => _corpus
        .Write("heat.md", Article("heat", "Heat", "## What it does\n\nHeat packs ease tense muscles."))
        .Write("cold.md", Article("cold", "Cold", "## What it does\n\nCold packs numb a sore spot."));

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public async Task The_first_run_publishes_every_article()
    {
        var run = await _corpus.IndexAsync();

        Assert.True(run.Published);
        Assert.Equal((2, 0, 0, 0), (run.Plan.Added.Count, run.Plan.Changed.Count, run.Plan.Removed.Count, run.Plan.Unchanged));
        Assert.Equal(2, run.Manifest!.Documents);
    }

    [Fact]
    public async Task Nothing_is_published_when_nothing_changed()
    {
        var first = await _corpus.IndexAsync();

        var second = await _corpus.IndexAsync();

        Assert.False(second.Published);
        Assert.Equal(first.Manifest, second.Manifest);
        Assert.Equal(2, second.Plan.Unchanged);
    }

    [Fact]
    public async Task What_the_gate_rejects_is_not_published_and_the_next_run_tries_again()
    {
        var first = await _corpus.IndexAsync();
        _corpus.Write("heat.md", Article("heat", "Heat", "## What it does\n\nHeat packs relax tense muscles."));

        var rejected = await _corpus.IndexAsync(new IndexRunOptions(Gate: (_, _) => throw new IndexRejectedException("Too few right.")));
        var second = await _corpus.IndexAsync(new IndexRunOptions(Gate: (_, _) => ValueTask.CompletedTask));

        Assert.Equal((false, "Too few right.", first.Manifest), (rejected.Published, rejected.Rejected, rejected.Manifest));
        Assert.Equal((true, 1), (second.Published, second.Plan.Changed.Count));
    }

    [Fact]
    public async Task Passages_that_say_the_same_and_files_of_unknown_encoding_are_told()
    {
        const string Words = "Put a warm pack on the sore place for a quarter of an hour and then stretch the muscle slowly, as far as it feels good.";
        _corpus.Write("warm.md", Article("warm", "Warm", $"## What it does\n\n{Words}")).Write("bath.md", Article("bath", "Bath", $"## How\n\n{Words}"));
        await File.WriteAllBytesAsync(Path.Combine(_corpus.Articles, "old.txt"), [0x93, .. "Rest a little"u8, 0x94]);

        var run = await _corpus.IndexAsync();

        var repeated = Assert.Single(run.Repeated);
        Assert.Equal(("warm", "bath"), (repeated.Document, repeated.Of));
        Assert.StartsWith("old.txt: the encoding was guessed to be Windows-1252", Assert.Single(run.Notes), StringComparison.Ordinal);
        Assert.Empty(run.Faults);
    }

    [Fact]
    public async Task What_was_added_changed_and_removed_is_counted()
    {
        await _corpus.IndexAsync();
        _corpus.Write("heat.md", Article("heat", "Heat", "## What it does\n\nHeat packs relax tense muscles."))
            .Write("walk.md", Article("walk", "Walking", "## Why\n\nWalking keeps the back moving."))
            .Remove("cold.md");

        var run = await _corpus.IndexAsync();

        Assert.True(run.Published);
        Assert.Equal((1, 1, 1, 0), (run.Plan.Added.Count, run.Plan.Changed.Count, run.Plan.Removed.Count, run.Plan.Unchanged));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_writes_nothing()
    {
        var run = await _corpus.IndexAsync(new IndexRunOptions(DryRun: true));

        Assert.Equal(2, run.Plan.Added.Count);
        Assert.False(run.Published);
        Assert.Null(await _corpus.Store.OpenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_slip_in_one_article_keeps_its_live_text_and_publishes_the_others()
    {
        await _corpus.IndexAsync();
        _corpus.Write("heat.md", "---\nid: heat\ntitle: [\n---\nBroken.")
            .Write("walk.md", Article("walk", "Walking", "## Why\n\nWalking keeps the back moving."));

        var run = await _corpus.IndexAsync();

        Assert.Contains("heat.md:", Assert.Single(run.Faults), StringComparison.Ordinal);
        await using var index = await _corpus.Store.OpenAsync(CancellationToken.None);
        Assert.Contains("ease tense muscles", (await index!.GetDocumentAsync("heat", CancellationToken.None))!.Text, StringComparison.Ordinal);
        Assert.NotNull(await index.GetDocumentAsync("walk", CancellationToken.None));
    }

    [Fact]
    public async Task A_damaged_index_is_told_and_a_forced_run_mends_it()
    {
        var first = await _corpus.IndexAsync();
        var damaged = Directory.GetFiles(Path.GetDirectoryName(_corpus.Articles)!, "*.segment", SearchOption.AllDirectories).Single();
        await File.WriteAllBytesAsync(damaged, [1, 2, 3, 4]);

        await Assert.ThrowsAsync<IndexDamagedException>(() => _corpus.IndexAsync());
        var run = await _corpus.IndexAsync(new IndexRunOptions(Force: true));

        Assert.True(run.Published);
        Assert.NotEqual(first.Manifest!.Generation, run.Manifest!.Generation);
        Assert.NotNull(await _corpus.Store.OpenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_and_what_is_live_stays_live()
    {
        var first = await _corpus.IndexAsync();

        var run = await _corpus.IndexAsync(Path.Combine(_corpus.Articles, "nowhere"));

        Assert.Contains("nowhere", Assert.Single(run.Faults), StringComparison.Ordinal);
        Assert.False(run.Published);
        Assert.Equal(first.Manifest, run.Manifest);
    }

    [Fact]
    public async Task Every_quote_can_be_cut_from_the_article_it_names()
    {
        await _corpus.IndexAsync(Chatbot.Tests.Repository.At("corpus"));

        await using var index = await _corpus.Store.OpenAsync(CancellationToken.None);
        var documents = 0;
        await foreach (var document in index!.ListDocumentsAsync(CancellationToken.None))
        {
            documents++;
            var file = await File.ReadAllTextAsync(Chatbot.Tests.Repository.At("corpus", document.Path));
            Assert.All(
                await index.GetPassagesAsync(document.Id, CancellationToken.None),
                passage => Assert.All(passage.Units, unit => Assert.Equal(unit.Span.In(document.Text), unit.Span.In(file))));
        }

        Assert.True(documents >= 12);
    }
}
