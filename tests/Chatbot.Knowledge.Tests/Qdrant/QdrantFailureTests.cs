using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Qdrant;
using Chatbot.Tests.Grpc;
using Chatbot.Tests.QdrantDouble;
using Grpc.Core;
using Qdrant.Client;
using Qdrant.Client.Grpc;
using static Chatbot.Knowledge.Tests.Index.SampleContent;

namespace Chatbot.Knowledge.Tests.Qdrant;

/// <summary>What the Qdrant store does and says when the server is away, slow, refuses or is not what it should be, against a double.</summary>
public sealed class QdrantFailureTests : IAsyncLifetime
{
    private const string Create = "/qdrant.Collections/Create";
    private const string Upsert = "/qdrant.Points/Upsert";
    private const string Switch = "/qdrant.Collections/UpdateAliases";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly HurriedTime _time = new();
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
    public async Task A_server_that_dies_while_it_is_written_to_keeps_the_old_generation_live_and_the_next_run_cleans_up()
    {
        var old = await _store.PublishAsync(Three, null, None);
        _server.Before = path => _server.IsDown |= path == Upsert;

        var failure = await Assert.ThrowsAsync<IndexUnavailableException>(async () => await _store.PublishAsync(Other, null, None));

        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
        (_server.Before, _server.IsDown) = (_ => { }, false);
        Assert.Equal(old, (await OpenAsync()).Manifest);
        Assert.Contains("index-g-000002", _server.Collections);

        await _store.PublishAsync(Other, null, None);

        Assert.Equal(["index-g-000001", "index-g-000001-documents", "index-g-000003", "index-g-000003-documents"], _server.Collections);
        Assert.Equal(1, (await OpenAsync()).Manifest.Documents);
    }

    // The run makes the same calls each time: whichever of them the server dies at, the old generation or the whole new one is live.
    [Fact]
    public async Task Whichever_call_the_server_dies_at_the_live_generation_is_whole()
    {
        await _store.PublishAsync(Three, null, None);
        var before = _server.Calls.Count;
        await _store.PublishAsync(Three, null, None);
        var calls = _server.Calls.Count - before;

        for (var fatal = 1; fatal <= calls; fatal++)
        {
            var left = fatal;
            _server.Before = _ => _server.IsDown |= --left == 0;
            await Record.ExceptionAsync(async () => await _store.PublishAsync(Three, null, None));
            (_server.Before, _server.IsDown) = (_ => { }, false);

            var index = await OpenAsync();
            Assert.Equal(3, await index.ListDocumentsAsync(None).CountAsync(None));
            Assert.Equal(6, (await index.SearchAsync(new IndexQuery(DenseVector(0), Terms(0), 10), None)).Dense.Count);
        }

        await _store.PublishAsync(Three, null, None);
        Assert.Equal(6, _server.Collections.Count);
    }

    [Fact]
    public async Task A_batch_that_does_not_get_through_is_sent_again_after_pauses_that_grow()
    {
        var refusals = 3;
        _server.Before = path =>
        {
            if (path == Upsert && refusals-- > 0)
                throw new RpcException(new Status(StatusCode.Unavailable, "no leader"));
        };

        await _store.PublishAsync(Three, null, None);

        Assert.Equal(6, (await OpenAsync()).Manifest.Passages);
        Assert.Equal(_time.Pauses.Order(), _time.Pauses);
        Assert.Equal(3, _time.Pauses.Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_refuses_for_good_is_not_asked_again_and_nothing_of_the_new_generation_stays()
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
        Assert.Equal(3, writes);
        Assert.Equal(collections, _server.Collections);
        Assert.Equal(old, (await OpenAsync()).Manifest);
    }

    [Fact]
    public async Task A_run_that_was_overtaken_by_a_later_one_is_told_and_the_later_one_stays_live()
    {
        var overtaken = false;
        _server.Before = path =>
        {
            if (path != Upsert || overtaken)
                return;
            overtaken = true;
            using var other = Store();
            other.PublishAsync(Three, null, None).AsTask().Wait();
        };

        await Assert.ThrowsAsync<IndexUnavailableException>(async () => await _store.PublishAsync(Other, null, None));

        Assert.Equal(3, (await OpenAsync()).Manifest.Documents);
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

    [Theory]
    [InlineData(Create)]
    [InlineData(Upsert)]
    [InlineData(Switch)]
    public async Task A_server_that_does_not_answer_is_given_up_at_the_deadline_in_a_sentence(string method)
    {
        using var impatient = Store(timeout: TimeSpan.FromMilliseconds(400));
        await _store.PublishAsync(Three, null, None);
        _server.Before = path => _server.IsStalled |= path == method;

        var failure = await Assert.ThrowsAsync<IndexUnavailableException>(async () => await impatient.PublishAsync(Other, null, None));

        Assert.Equal($"The Qdrant server at {Address} did not answer within 0.4 seconds; try again later.", failure.Message);
        (_server.Before, _server.IsStalled) = (_ => { }, false);
        Assert.Equal(3, (await OpenAsync()).Manifest.Documents);
    }

    [Fact]
    public async Task A_search_that_the_server_does_not_answer_ends_at_the_deadline_in_a_sentence()
    {
        using var impatient = Store(timeout: TimeSpan.FromMilliseconds(400));
        await _store.PublishAsync(Three, null, None);
        var index = (await impatient.OpenAsync(None))!;
        _server.IsStalled = true;

        var failure = await Assert.ThrowsAsync<IndexUnavailableException>(
            async () => await index.SearchAsync(new IndexQuery(DenseVector(0), Terms(0), 5), None));

        Assert.Contains("did not answer within 0.4 seconds", failure.Message, StringComparison.Ordinal);
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
    public async Task A_server_that_has_no_such_alias_is_named_with_it_and_the_remedy()
    {
        await using var live = new LiveIndex(_store, TokenEmbedder.Default);

        var failure = await Assert.ThrowsAsync<IndexMissingException>(async () => await live.HoldAsync(None));

        Assert.Equal(
            $"Nothing has been indexed yet in the collection index on the Qdrant server at {Address}. Build the index with `chatbot index`.",
            failure.Message);
    }

    [Fact]
    public async Task An_index_of_another_embedding_model_is_refused_with_both_names()
    {
        await _store.PublishAsync(Three, null, None);
        await using var live = new LiveIndex(_store, TokenEmbedder.Default);

        var failure = await Assert.ThrowsAsync<IndexDamagedException>(async () => await live.HoldAsync(None));

        Assert.Contains(Three.Embedder, failure.Message, StringComparison.Ordinal);
        Assert.Contains(TokenEmbedder.Default.Name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vectors_of_another_length_than_the_index_has_are_refused_by_both_lengths()
    {
        await _store.PublishAsync(Three, null, None);
        var index = await OpenAsync();

        var failure = await Assert.ThrowsAsync<ArgumentException>(
            async () => await index.SearchAsync(new IndexQuery(new float[Dimensions + 1], Terms(0), 5), None));

        Assert.Contains("has 5 dimensions; the index has 4", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_told_from_a_server_that_is_away()
    {
        using var certificate = SelfSigned();
        await using var server = await LoopbackGrpcServer.StartAsync(_ => Task.CompletedTask, certificate);
        using var store = new QdrantIndexStore(new QdrantOptions(server.Address, "index", "key", TimeSpan.FromSeconds(30)), _time);

        var failure = await Assert.ThrowsAsync<IndexUnavailableException>(async () => await store.OpenAsync(None));

        Assert.Contains("certificate", failure.Message, StringComparison.Ordinal);
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
    public void Neither_the_options_nor_the_settings_show_the_api_key_where_they_are_written_out()
    {
        var options = new QdrantOptions(new Uri("https://user:pass-word@qdrant.example:6334"), "index", "secret-key", TimeSpan.FromSeconds(1));
        var settings = new KnowledgeOptions { QdrantUrl = options.Url, QdrantApiKey = "secret-key" };

        Assert.Equal("the collection index on the Qdrant server at https://qdrant.example:6334", options.ToString());
        Assert.All([options.ToString(), settings.ToString()], text =>
        {
            Assert.DoesNotContain("secret-key", text, StringComparison.Ordinal);
            Assert.DoesNotContain("pass-word", text, StringComparison.Ordinal);
        });
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private string Address => _server.Address.GetLeftPart(UriPartial.Authority);

    private QdrantIndexStore Store(string apiKey = "key", TimeSpan? timeout = null) =>
        new(new QdrantOptions(_server.Address, "index", apiKey, timeout ?? TimeSpan.FromSeconds(30)), _time);

    private async Task<IPassageIndex> OpenAsync()
    {
        var index = await _store.OpenAsync(None);
        Assert.NotNull(index);
        return index;
    }
}
