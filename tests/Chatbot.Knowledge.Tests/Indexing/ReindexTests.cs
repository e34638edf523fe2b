using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Index.Embedded;
using Chatbot.Knowledge.Indexing;
using Chatbot.Knowledge.Qdrant;
using Chatbot.Knowledge.Splitting;
using Chatbot.Tests.QdrantDouble;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Tests.Indexing;

/// <summary>A run on top of a live generation does only what is new, and the index is the one that a run from nothing would make.</summary>
public sealed class ReindexTests : IDisposable
{
    private readonly TestCorpus _corpus = new();

    public ReindexTests()
    {
        for (var number = 0; number < 30; number++)
            WriteArticle(number, "Walking keeps the back moving.");
    }

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public async Task Only_what_changed_is_embedded()
    {
        await _corpus.IndexAsync();
        WriteArticle(7, "Swimming keeps the back moving.");
        _corpus.Write("new.md", "# New\n\nA pillow under the knees may help.\n");
        using var counting = new Counting();

        var run = await RunAsync(counting);

        Assert.True(run.Published);
        Assert.Equal(["new"], run.Plan.Added);
        Assert.Equal(["article-7"], run.Plan.Changed);
        Assert.Equal(29, run.Plan.Unchanged);
        // Of the changed article, the passage that was left alone has its vector already.
        Assert.Equal(2, counting.Texts.Count);
        Assert.Contains(counting.Texts, text => text.Contains("Swimming", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_Qdrant_server_too_only_what_changed_is_embedded()
    {
        await using var server = await QdrantInProcessDouble.StartAsync(apiKey: "key");
        using var store = new QdrantIndexStore(new QdrantOptions(server.Address, "any", "key", TimeSpan.FromSeconds(30)), TimeProvider.System);
        await _corpus.IndexAsync(store);
        WriteArticle(7, "Swimming keeps the back moving.");
        using var counting = new Counting();

        var run = await RunAsync(counting, store: store);

        Assert.True(run.Published);
        Assert.Contains("Swimming", Assert.Single(counting.Texts), StringComparison.Ordinal);
        await using var index = await store.OpenAsync(CancellationToken.None);
        Assert.Equal(60, index!.Manifest.Passages);
    }

    [Fact]
    public async Task A_renamed_article_is_moved_and_nothing_is_embedded()
    {
        await _corpus.IndexAsync();
        File.Move(Path.Combine(_corpus.Articles, "article-3.md"), Path.Combine(_corpus.Articles, "renamed.md"));
        using var counting = new Counting();

        var run = await RunAsync(counting);

        Assert.Equal(new MovedDocument("article-3", "renamed"), Assert.Single(run.Plan.Moved));
        Assert.Equal((0, 0, 0), (run.Plan.Added.Count, run.Plan.Changed.Count, run.Plan.Removed.Count));
        Assert.Empty(counting.Texts);
        await using var index = await _corpus.Store.OpenAsync(CancellationToken.None);
        Assert.Null(await index!.GetDocumentAsync("article-3", CancellationToken.None));
        Assert.StartsWith("renamed#p-", (await index.GetPassagesAsync("renamed", CancellationToken.None))[0].Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_on_top_of_others_gives_the_index_that_a_run_from_nothing_gives()
    {
        var random = new Random(5);
        await _corpus.IndexAsync();
        for (var step = 0; step < 12; step++)
        {
            WriteArticle(random.Next(40), $"Step {step} is to {string.Join(' ', Enumerable.Repeat("stretch", random.Next(20)))} gently.");
            _corpus.Remove($"article-{random.Next(30)}.md");
            await _corpus.IndexAsync();

            using var fresh = new TestCorpus();
            await fresh.IndexAsync(_corpus.Articles);
            Assert.Equal(await AllOfAsync(fresh.Store), await AllOfAsync(_corpus.Store));
        }
    }

    [Fact]
    public async Task Records_that_only_moved_to_another_line_are_the_same()
    {
        string[] lines = [.. Enumerable.Range(0, 20).Select(number => JsonSerializer.Serialize(new { id = $"r{number}", title = $"Record {number}", text = $"Fact number {number} on backs." }))];
        var file = Path.Combine(_corpus.Articles, "records.jsonl");
        await File.WriteAllLinesAsync(file, lines);
        await _corpus.IndexAsync(file);
        lines[4] = lines[4].Replace("on backs", "on necks", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(file, lines.Prepend("not JSON").Append(lines[0]));
        using var counting = new Counting();

        var run = await RunAsync(counting, file);

        Assert.Equal(["r4"], run.Plan.Changed);
        Assert.Equal(19, run.Plan.Unchanged);
        Assert.Single(counting.Texts);
        Assert.Equal(2, run.Faults.Count);
        Assert.Contains("records.jsonl:1:", string.Join('\n', run.Faults), StringComparison.Ordinal);
        Assert.Contains("the id 'r0' is taken", string.Join('\n', run.Faults), StringComparison.Ordinal);
        await using var index = await _corpus.Store.OpenAsync(CancellationToken.None);
        Assert.Equal("records.jsonl:3", (await index!.GetDocumentAsync("r1", CancellationToken.None))!.Path);
    }

    private void WriteArticle(int number, string told) =>
        _corpus.Write($"article-{number}.md", $"# Article {number}\n\n## What helps\n\nThe first of {number}: {told}\n\n## What else\n\nThe second of {number} stays as it is.\n");

    private Task<IndexRun> RunAsync(Counting embedder, string? path = null, IIndexStore? store = null) =>
        new Indexer(store ?? _corpus.Store, CorpusReader.Default, new PassageSplitter(PassageTokenizer.Create(), new SplitterOptions()), embedder)
            .RunAsync([path ?? _corpus.Articles], new IndexRunOptions(), null, CancellationToken.None);

    // Everything that an index holds and answers, but for the name and the time of its generation.
    private static async Task<string> AllOfAsync(EmbeddedIndexStore store)
    {
        await using var index = (ILocalIndex)(await store.OpenAsync(CancellationToken.None))!;
        var documents = await index.ListDocumentsAsync(CancellationToken.None).ToListAsync();
        var query = new IndexQuery(
            TokenEmbedder.Default.Embed("which stretch helps"), new SparseVector([.. new[] { "stretch", "step", "first" }.Select(SparseEncoder.TermId).Order()], [1, 1, 1]), 50);
        return JsonSerializer.Serialize(new
        {
            index.Manifest.ContentHash,
            index.Manifest.Passages,
            TermCounts = index.TermCounts.ToArray(),
            documents,
            passages = documents.Select(document => index.Embedded(document.Id).Select(own => (own.Passage, Dense: own.Dense.ToArray()))),
            found = await index.SearchAsync(query, CancellationToken.None),
        });
    }

    private sealed class Counting() : DelegatingEmbeddingGenerator<string, Embedding<float>>(TokenEmbedder.Default)
    {
        public List<string> Texts { get; } = [];

        public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            var texts = values.ToList();
            Texts.AddRange(texts);
            return base.GenerateAsync(texts, options, cancellationToken);
        }
    }
}
