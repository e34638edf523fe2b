using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Index.Embedded;
using Chatbot.Knowledge.Qdrant;
using Chatbot.Knowledge.Qdrant.Standby;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Knowledge.Tests.Indexing;
using Chatbot.Tests.QdrantDouble;
using Grpc.Core;

namespace Chatbot.Knowledge.Tests.Qdrant;

/// <summary>A host goes on answering from its own copy while the Qdrant server is away. The server is the double in this process.</summary>
public sealed class StandbyTests : IAsyncLifetime, IDisposable
{
    private const string Question = "do heat packs help";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TestCorpus _articles = new();
    private QdrantInProcessDouble _server = null!;
    private QdrantIndexStore _qdrant = null!;

    public async Task InitializeAsync()
    {
        _server = await QdrantInProcessDouble.StartAsync();
        _qdrant = Qdrant();
        await PublishAsync("Heat packs ease tense muscles.");
    }

    public async Task DisposeAsync()
    {
        _qdrant.Dispose();
        await _server.DisposeAsync();
    }

    public void Dispose() => _articles.Dispose();

    [Fact]
    public async Task When_the_server_goes_away_in_the_middle_the_same_answers_come_from_the_copy()
    {
        await using var host = Host();
        await host.Follower.LookAsync(None);
        var before = await host.AskAsync();
        Assert.Null(host.Store.Outage);

        _server.IsDown = true;

        Assert.Equal(before, await host.AskAsync());
        Assert.Contains("cannot be reached", host.Store.Outage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_server_is_away_at_the_start_the_last_copy_answers()
    {
        IReadOnlyList<string> before;
        await using (var earlier = Host())
        {
            await earlier.Follower.LookAsync(None);
            before = await earlier.AskAsync();
        }

        _server.IsDown = true;
        await using var host = Host();

        Assert.Equal(before, await host.AskAsync());
        Assert.NotNull(host.Store.Outage);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_server_is_back_it_is_asked_again_without_a_restart(bool awayAtTheStart)
    {
        await using (var earlier = Host())
            await earlier.Follower.LookAsync(None);
        await using var host = Host();
        if (!awayAtTheStart)
            await host.AskAsync();
        _server.IsDown = true;
        await host.AskAsync();
        await host.Follower.LookAsync(None);
        Assert.NotNull(host.Store.Outage);

        _server.IsDown = false;
        await host.Follower.LookAsync(None);

        Assert.Null(host.Store.Outage);
        var calls = _server.Calls.Count;
        await host.AskAsync();
        Assert.Equal(["/qdrant.Points/QueryBatch"], _server.Calls.Skip(calls));
    }

    [Fact]
    public async Task While_the_server_is_away_nobody_waits_for_it_again()
    {
        await using var host = Host();
        await host.Follower.LookAsync(None);
        _server.IsDown = true;
        await host.AskAsync();
        var tried = 0;
        _server.Before = _ => tried++;

        await host.AskAsync();

        Assert.Equal(0, tried);
    }

    [Fact]
    public async Task A_server_that_stalls_is_not_waited_for_longer_than_a_person_would()
    {
        await using var host = Host();
        await host.Follower.LookAsync(None);
        var before = await host.AskAsync();
        _server.IsStalled = true;

        Assert.Equal(before, await host.AskAsync());
        Assert.Contains("did not answer within 3 seconds", host.Store.Outage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_copy_the_reason_is_told()
    {
        await using var host = Host();
        _server.IsDown = true;

        var failure = await Assert.ThrowsAsync<IndexUnavailableException>(host.AskAsync);

        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generation_published_meanwhile_is_taken_over_and_copied()
    {
        await using var host = Host();
        await host.Follower.LookAsync(None);
        await PublishAsync("Heat packs are pleasant and do little else.");

        await host.Follower.LookAsync(None);

        Assert.Contains(await host.AskAsync(), hit => hit.Contains("do little else", StringComparison.Ordinal));
        _server.IsDown = true;
        Assert.Contains(await host.AskAsync(), hit => hit.Contains("do little else", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rollback_is_followed_too()
    {
        await using var host = Host();
        await PublishAsync("Heat packs are pleasant and do little else.");
        await host.Follower.LookAsync(None);
        await _qdrant.RollbackAsync(None);

        await host.Follower.LookAsync(None);

        Assert.Contains(await host.AskAsync(), hit => hit.Contains("ease tense muscles", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_the_server_goes_before_its_new_generation_is_copied_the_copy_before_it_answers()
    {
        await using var host = Host();
        await host.Follower.LookAsync(None);
        await PublishAsync("Heat packs are pleasant and do little else.");
        // Read once to be answered from, and once more to be copied.
        var reads = 0;
        _server.Before = path => _server.IsDown |= path == "/qdrant.Points/Scroll" && ++reads == 2;

        await Assert.ThrowsAsync<IndexUnavailableException>(() => host.Follower.LookAsync(None));
        await host.Follower.LookAsync(None);

        Assert.Contains(await host.AskAsync(), hit => hit.Contains("ease tense muscles", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_copy_is_replaced()
    {
        Directory.CreateDirectory(Standby);
        await File.WriteAllTextAsync(Path.Combine(Standby, "live"), "rubbish");
        await using var host = Host();

        await host.Follower.LookAsync(None);

        _server.IsDown = true;
        Assert.NotEmpty(await host.AskAsync());
    }

    [Fact]
    public async Task What_a_question_gets_wrong_is_no_outage()
    {
        await using var host = Host();
        await using var held = await host.Live.HoldAsync(None);
        _server.Before = _ => throw new RpcException(new Status(StatusCode.Unavailable, "never asked"));

        await Assert.ThrowsAnyAsync<ArgumentException>(
            async () => await held.Index.SearchAsync(new IndexQuery(new float[3], new SparseVector([], []), 5), None));

        Assert.Null(host.Store.Outage);
    }

    private string Standby => Path.Combine(_articles.Articles, "..", "standby");

    private QdrantIndexStore Qdrant() =>
        new(new QdrantOptions(_server.Address, "index", ApiKey: null, TimeSpan.FromSeconds(30)), TimeProvider.System);

    private RunningHost Host() => new(new StandbyStore(Qdrant(), new EmbeddedIndexStore(Standby, TimeProvider.System)));

    private async Task PublishAsync(string body) => await _articles
        .Write("heat.md", TestCorpus.Article("heat", "Heat", $"## What it does\n\n{body}"))
        .IndexAsync(_qdrant);

    /// <summary>What a host has for answering.</summary>
    private sealed class RunningHost(StandbyStore store) : IAsyncDisposable
    {
        public StandbyStore Store => store;

        public LiveIndex Live { get; } = new(store, TokenEmbedder.Default);

        public ServerFollower Follower => _follower ??= new ServerFollower(store, Live);

        private ServerFollower? _follower;

        public async Task<IReadOnlyList<string>> AskAsync() =>
            [.. (await new Retriever(Live).SearchAsync(Question, 5, SearchMode.Hybrid, None)).Select(hit => $"{hit.Score:F4} {hit.Passage.Text}")];

        public async ValueTask DisposeAsync()
        {
            await Live.DisposeAsync();
            store.Dispose();
        }
    }
}
