using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Indexing;
using Chatbot.Knowledge.Tests.Indexing;

namespace Chatbot.Knowledge.Tests;

/// <summary>Taking over a generation neither breaks off what is read from the one before nor keeps its files open.</summary>
public sealed class LiveIndexTests : IDisposable
{
    private readonly TestCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public async Task The_generation_before_is_closed_when_the_last_who_reads_from_it_has_finished()
    {
        await PublishAsync("Heat packs ease tense muscles.");
        await using var live = new LiveIndex(_corpus.Store, TokenEmbedder.Default);
        var first = await live.HoldAsync(CancellationToken.None);
        var second = await live.HoldAsync(CancellationToken.None);
        await PublishAsync("Heat packs help many people.");

        await live.ReloadAsync(CancellationToken.None);

        await using var next = await live.HoldAsync(CancellationToken.None);
        Assert.Contains("help", (await HeatIn(next.Index))!.Text, StringComparison.Ordinal);
        Assert.Contains("ease", (await HeatIn(first.Index))!.Text, StringComparison.Ordinal);
        await first.DisposeAsync();
        await first.DisposeAsync();
        Assert.Contains("ease", (await HeatIn(second.Index))!.Text, StringComparison.Ordinal);
        await second.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await HeatIn(second.Index));
    }

    [Fact]
    public async Task A_generation_that_nobody_reads_from_is_closed_at_once()
    {
        await PublishAsync("Heat packs ease tense muscles.");
        await using var live = new LiveIndex(_corpus.Store, TokenEmbedder.Default);
        IPassageIndex before;
        await using (var held = await live.HoldAsync(CancellationToken.None))
            before = held.Index;
        Assert.NotNull(await HeatIn(before));
        await PublishAsync("Heat packs help many people.");

        await live.ReloadAsync(CancellationToken.None);

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await HeatIn(before));
    }

    [Fact]
    public async Task Readers_never_meet_a_closed_generation_while_others_are_taken_over()
    {
        await PublishAsync("Heat packs ease tense muscles.");
        await using var live = new LiveIndex(_corpus.Store, TokenEmbedder.Default);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await using var held = await live.HoldAsync(CancellationToken.None);
                Assert.NotNull(await HeatIn(held.Index));
            }
        })).ToList();

        for (var run = 0; run < 200; run++)
            await live.ReloadAsync(CancellationToken.None);
        await stop.CancelAsync();

        await Task.WhenAll(readers);
    }

    private static ValueTask<SourceDocument?> HeatIn(IPassageIndex index) => index.GetDocumentAsync("heat", CancellationToken.None);

    private Task<IndexRun> PublishAsync(string sentence)
    {
        _corpus.Write("heat.md", TestCorpus.Article("heat", "Heat", $"## What it does\n\n{sentence}"));
        return _corpus.IndexAsync();
    }
}
