using System.Net;
using System.Net.Sockets;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Qdrant;
using Grpc.Core;
using Qdrant.Client;
using Qdrant.Client.Grpc;
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
    public async Task The_alias_is_switched_once_and_last()
    {
        await _store.PublishAsync(Three, null, None);

        Assert.Equal(Switch, _server.Calls[^1]);
        Assert.Single(_server.Calls, Switch);
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
    public async Task What_a_crash_left_behind_is_not_kept_in_place_of_a_whole_generation()
    {
        await _store.PublishAsync(Three, null, None);
        using (var client = new QdrantClient(_server.Address, "key"))
            await client.CreateCollectionAsync("index-g-000002");
        await _store.PublishAsync(Three, null, None);

        await _store.PublishAsync(Three, null, None);

        Assert.Equal(
            ["index-g-000001", "index-g-000003", "index-g-000004"],
            _server.Collections.Where(name => !name.EndsWith("-documents", StringComparison.Ordinal)));
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
    public async Task Publishing_that_fails_leaves_the_old_generation_live_and_nothing_of_the_new_one()
    {
        var old = await _store.PublishAsync(Three, null, None);
        var collections = _server.Collections;
        var writes = 0;
        _server.Before = path =>
        {
            if (path == Upsert && ++writes == 3)
                throw new RpcException(new Status(StatusCode.Internal, "disk full"));
        };

        var failure = await Assert.ThrowsAsync<IndexUnavailableException>(async () => await _store.PublishAsync(Other, null, None));

        Assert.Contains("disk full", failure.Message, StringComparison.Ordinal);
        Assert.Equal(collections, _server.Collections);
        Assert.Equal(old, (await OpenAsync()).Manifest);
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
    public async Task A_passage_without_a_term_is_found_by_its_meaning()
    {
        var wordless = Other.Passages[0] with { Sparse = new SparseVector([], []) };
        await _store.PublishAsync(Other with { Passages = [wordless] }, null, None);

        var candidates = await (await OpenAsync()).SearchAsync(new IndexQuery(DenseVector(0), Terms(0), 5), None);

        Assert.Equal(wordless.Passage.Id, Assert.Single(candidates.Dense).Passage.Id);
        Assert.Empty(candidates.Sparse);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        var nowhere = new QdrantOptions(new Uri(address), "index", ApiKey: null, TimeSpan.FromSeconds(30));
        using var store = new QdrantIndexStore(nowhere, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<IndexUnavailableException>(async () => await store.OpenAsync(None));

        Assert.Equal(
            $"The Qdrant server at {address} cannot be reached; check that it runs and that this is its gRPC address.",
            failure.Message);
    }

    [Fact]
    public async Task A_wrong_api_key_is_told_without_naming_it()
    {
        using var store = Store(apiKey: "wrong-key");

        var failure = await Assert.ThrowsAsync<IndexUnavailableException>(async () => await store.OpenAsync(None));

        Assert.Contains("refuses the API key", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-key", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alias_that_points_elsewhere_is_told()
    {
        using (var client = new QdrantClient(_server.Address, "key"))
        {
            await client.CreateCollectionAsync("invoices");
            var alias = new CreateAlias { AliasName = "index", CollectionName = "invoices" };
            await client.UpdateAliasesAsync([new AliasOperations { CreateAlias = alias }]);
        }

        var failure = await Assert.ThrowsAsync<IndexDamagedException>(async () => await _store.OpenAsync(None));

        Assert.Contains("points to invoices", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generation_whose_manifest_is_gone_is_damaged_and_the_remedy_is_told()
    {
        var manifest = await _store.PublishAsync(Three, null, None);
        using (var client = new QdrantClient(_server.Address, "key"))
        {
            await client.DeleteCollectionAsync($"index-{manifest.Generation}-documents");
            await client.CreateCollectionAsync($"index-{manifest.Generation}-documents");
        }

        var failure = await Assert.ThrowsAsync<IndexDamagedException>(async () => await _store.OpenAsync(None));

        Assert.Contains("chatbot index --force", failure.Message, StringComparison.Ordinal);
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

    private QdrantIndexStore Store(string apiKey = "key") =>
        new(new QdrantOptions(_server.Address, "index", apiKey, TimeSpan.FromSeconds(30)), TimeProvider.System);

    private async Task<IPassageIndex> OpenAsync()
    {
        var index = await _store.OpenAsync(None);
        Assert.NotNull(index);
        return index;
    }
}
