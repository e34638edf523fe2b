using Chatbot.Benchmarks.Load;

namespace Chatbot.Tests.EndToEnd;

public sealed class CrowdTests
{
    /// <summary>The short form of the load that <c>docs/benchmarks.md</c> reports.</summary>
    [Fact]
    public async Task A_hundred_people_who_ask_at_the_same_time_each_get_every_reply_once()
    {
        await using var host = new BotHost().Start();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await using var crowd = new LoadCrowd(new LoadPlan(100, TimeSpan.FromSeconds(5), 4) { Patience = TimeSpan.FromMinutes(2) });
        await crowd.ConnectAsync(host.Address, patience.Token);

        var result = await crowd.AskAsync(patience.Token);

        Assert.Equal((Asked: 400, Lost: 0, Doubled: 0), (result.Asked, result.Lost, result.Doubled));
    }
}
