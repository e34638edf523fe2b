using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Qdrant;
using Chatbot.Tests.QdrantDouble;
using Qdrant.Client;
using static Chatbot.Knowledge.Tests.Index.SampleContent;
using SparseVector = Chatbot.Knowledge.Index.SparseVector;

namespace Chatbot.Knowledge.Tests.Qdrant;

/// <summary>What the Qdrant store promises beyond what every index does, against a double of the server in this process.</summary>
public sealed class QdrantIndexStoreTests : IAsyncLifetime
{
    private const string Upsert = "/qdrant.Points/Upsert";
    private const string Switch = "/qdrant.Collections/UpdateAliases";

    private static readonly CancellationToken None = CancellationToken.None;

    private QdrantInProcessDouble _server = null!;
    private QdrantIndexStore _store = null!;

    public async Task InitializeAsync()
    {
        _server = await QdrantInProcessDouble.StartAsync(apiKey: "key");
        _store = Store();
    }

    public async Task DisposeAsync()
    {
        _store.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Both_halves_of_a_search_are_one_round_trip()
    {
        await _store.PublishAsync(Three, null, None);
        var index = await OpenAsync();
        var before = _server.Calls.Count;

        await index.SearchAsync(new IndexQuery(DenseVector(1), Terms(1), 50), None);

        Assert.Equal(["/qdrant.Points/QueryBatch"], _server.Calls.Skip(before));
    }

    [Fact]
    public async Task The_alias_is_switched_once_and_after_it_nothing_is_written()
    {
        await _store.PublishAsync(Three, null, None);

        Assert.Single(_server.Calls, Switch);
        Assert.DoesNotContain(_server.Calls.SkipWhile(call => call != Switch), call => call is Upsert or "/qdrant.Collections/Create");
    }

    [Fact]
    public async Task The_live_generation_and_the_two_before_it_are_kept()
    {
        for (var number = 1; number <= 5; number++)
            await _store.PublishAsync(Three, null, None);

        Assert.Equal(
            [
                "index-g-000003", "index-g-000003-documents",
                "index-g-000004", "index-g-000004-documents",
                "index-g-000005", "index-g-000005-documents",
            ],
            _server.Collections);
    }

    [Fact]
    public async Task Collections_of_others_on_the_same_server_are_left_alone()
    {
        using (var client = new QdrantClient(_server.Address, "key"))
        {
            await client.CreateCollectionAsync("index-of-somebody");
            await client.CreateCollectionAsync("index-g-notes");
        }

        for (var number = 1; number <= 5; number++)
            await _store.PublishAsync(Other, null, None);

        Assert.Contains("index-of-somebody", _server.Collections);
        Assert.Contains("index-g-notes", _server.Collections);
    }

    [Fact]
    public async Task Of_two_that_publish_at_once_the_second_is_refused_and_harms_nothing()
    {
        var raced = false;
        _server.Before = path =>
        {
            if (path != "/qdrant.Collections/Create" || raced)
                return;
            raced = true;
            using var other = Store();
            other.PublishAsync(Three, null, None).AsTask().Wait();
        };

        await Assert.ThrowsAsync<IndexUnavailableException>(async () => await _store.PublishAsync(Other, null, None));

        var index = await OpenAsync();
        Assert.Equal(3, index.Manifest.Documents);
        Assert.NotNull(await index.GetDocumentAsync("causes", None));
    }

    [Fact]
    public async Task A_server_that_holds_less_than_was_written_does_not_get_the_alias()
    {
        var twins = Three with { Passages = [.. Three.Passages, Three.Passages[0]] };

        var failure = await Assert.ThrowsAsync<IndexDamagedException>(async () => await _store.PublishAsync(twins, null, None));

        Assert.Contains("6 of 7 passages", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Switch, _server.Calls);
    }

    [Fact]
    public async Task Documents_that_together_exceed_one_answer_are_listed_all_the_same()
    {
        var content = Of([.. Enumerable.Range(0, 12).Select(number => Document($"d{number:D2}", "Large", new string('x', 800_000)))]);
        await _store.PublishAsync(content, null, None);

        var listed = await (await OpenAsync()).ListDocumentsAsync(None).Select(document => document.Id).ToListAsync(None);

        Assert.Equal(content.Documents.Select(document => document.Id), listed);
    }

    [Fact]
    public async Task A_document_that_could_not_be_read_back_is_refused_by_name()
    {
        var content = Of(Document("huge", "Huge", new string('x', 4_000_000)));

        var failure = await Assert.ThrowsAsync<DocumentFormatException>(async () => await _store.PublishAsync(content, null, None));

        Assert.Equal("huge.md: the document is over 3 MB, more than an index in Qdrant takes; split it into several", failure.Message);
        Assert.Empty(_server.Collections);
    }

    [Fact]
    public async Task Rolling_back_makes_the_generation_before_live_again_and_forward_goes_on_from_the_last_number()
    {
        var first = await _store.PublishAsync(Three, null, None);
        await _store.PublishAsync(Other, null, None);

        var live = await _store.RollbackAsync(None);

        Assert.Equal(first, live);
        Assert.Equal(first, (await OpenAsync()).Manifest);
        Assert.Equal("g-000003", (await _store.PublishAsync(Other, null, None)).Generation);
    }

    [Fact]
    public async Task With_nothing_before_the_live_generation_rolling_back_changes_nothing()
    {
        Assert.Null(await _store.RollbackAsync(None));
        await _store.PublishAsync(Three, null, None);

        Assert.Null(await _store.RollbackAsync(None));

        Assert.Equal("g-000001", await _store.LiveGenerationAsync(None));
    }

    [Fact]
    public async Task Passages_that_score_alike_come_by_document_and_in_reading_order_even_where_the_list_is_cut()
    {
        var alike = Three with { Passages = [.. Three.Passages.Select(passage => passage with { Dense = DenseVector(0), Sparse = Terms(0) })] };
        await _store.PublishAsync(alike, null, None);

        var (dense, sparse) = await (await OpenAsync()).SearchAsync(new IndexQuery(DenseVector(0), Terms(0), 4), None);

        var expected = InOrder(alike.Passages).Take(4).Select(passage => passage.Passage.Id);
        Assert.Equal(expected, dense.Select(hit => hit.Passage.Id));
        Assert.Equal(expected, sparse.Select(hit => hit.Passage.Id));
    }

    [Fact]
    public async Task Passages_come_back_with_their_vectors_by_document_and_in_reading_order()
    {
        await _store.PublishAsync(Three, null, None);

        var read = await ((QdrantPassageIndex)await OpenAsync()).ReadPassagesAsync(None);

        Assert.Equal(InOrder(Three.Passages).Select(Plain), read.Select(Plain));

        static string Plain(IndexedPassage passage) =>
            $"{Content(passage.Passage)} {Content(passage.Dense.ToArray())} {Content(passage.Sparse)}";
    }

    [Fact]
    public async Task A_passage_without_a_term_is_found_by_its_meaning()
    {
        var wordless = Other.Passages[0] with { Sparse = new SparseVector([], []) };
        await _store.PublishAsync(Other with { Passages = [wordless] }, null, None);

        var candidates = await (await OpenAsync()).SearchAsync(new IndexQuery(DenseVector(0), Terms(0), 5), None);

        Assert.Equal(wordless.Passage.Id, Assert.Single(candidates.Dense).Passage.Id);
        Assert.Empty(candidates.Sparse);
        Assert.Empty((await ((QdrantPassageIndex)await OpenAsync()).ReadPassagesAsync(None)).Single().Sparse.Indices);
    }

    [Fact]
    public async Task A_generation_removed_while_it_is_open_is_told()
    {
        await _store.PublishAsync(Three, null, None);
        var index = await OpenAsync();
        for (var number = 1; number <= 3; number++)
            await _store.PublishAsync(Other, null, None);

        var failure = await Assert.ThrowsAsync<IndexUnavailableException>(
            async () => await index.SearchAsync(new IndexQuery(DenseVector(0), Terms(0), 5), None));

        Assert.Contains("open the index again", failure.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<IndexedPassage> InOrder(IEnumerable<IndexedPassage> passages) => passages
        .OrderBy(passage => passage.Passage.DocumentId, StringComparer.Ordinal)
        .ThenBy(passage => passage.Passage.Span.Start);

    private QdrantIndexStore Store() =>
        new(new QdrantOptions(_server.Address, "index", "key", TimeSpan.FromSeconds(30)), TimeProvider.System);

    private async Task<IPassageIndex> OpenAsync()
    {
        var index = await _store.OpenAsync(None);
        Assert.NotNull(index);
        return index;
    }
}
