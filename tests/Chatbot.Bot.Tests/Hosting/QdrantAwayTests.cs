using System.Net;
using Chatbot.Tests.Bot.DirectLine;
using Chatbot.Tests.QdrantDouble;

namespace Chatbot.Tests.Bot.Hosting;

/// <summary>A bot with its index on a Qdrant server, which here is a double of it in this process.</summary>
public sealed class QdrantAwayTests : IAsyncLifetime
{
    private static readonly Uri Ready = new("/health/ready", UriKind.Relative);

    private readonly string _standby = Directory.CreateTempSubdirectory("chatbot-standby-").FullName;
    private QdrantInProcessDouble _server = null!;

    public async Task InitializeAsync() => _server = await QdrantInProcessDouble.StartAsync(apiKey: "key-4711");

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_standby, recursive: true);
    }

    [Fact]
    public async Task The_bot_keeps_answering_while_the_server_is_away_says_so_to_probes_and_recovers_without_a_restart()
    {
        await using (var host = Host().Start())
        {
            using var http = host.CreateClient();
            Assert.Contains("sciatic", await AskAsync(http), StringComparison.OrdinalIgnoreCase);
            Assert.Equal("""{"status":"healthy"}""", await http.GetStringAsync(Ready));
            await UntilAsync(() => Task.FromResult(File.Exists(Path.Combine(_standby, "live"))));

            _server.IsDown = true;
            Assert.Contains("sciatic", await AskAsync(http), StringComparison.OrdinalIgnoreCase);
            await AssertDegradedAsync(http);

            _server.IsDown = false;
            await UntilAsync(async () => await http.GetStringAsync(Ready) == """{"status":"healthy"}""");
            await UntilAsync(() => Task.FromResult(host.Log.Lines.Any(line => line.Contains("back", StringComparison.Ordinal))));
            Assert.DoesNotContain(host.Log.Lines, line => line.Contains("key-4711", StringComparison.Ordinal));
        }

        _server.IsDown = true;
        await using var restarted = Host().Start();
        using var client = restarted.CreateClient();
        Assert.Contains("sciatic", await AskAsync(client), StringComparison.OrdinalIgnoreCase);
        await AssertDegradedAsync(client);

        _server.IsDown = false;
        await UntilAsync(async () => await client.GetStringAsync(Ready) == """{"status":"healthy"}""");
    }

    private static async Task AssertDegradedAsync(HttpClient http)
    {
        using var ready = await http.GetAsync(Ready);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(
            """{"status":"degraded","reason":"The Qdrant server is away; questions are answered from the copy on this machine."}""",
            await ready.Content.ReadAsStringAsync());
    }

    private static async Task<string> AskAsync(HttpClient http)
    {
        var client = await DirectLineClient.StartAsync(http);
        await client.SayAsync("What is sciatica?");
        return (await client.ReadAsync(botMessages: 2)).Where(DirectLineClient.IsFromBot).Last().Value<string>("text")!;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await holds())
            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
    }

    private BotHost Host() => new BotHost()
        .With("Knowledge:QdrantUrl", _server.Address.ToString())
        .With("Knowledge:QdrantApiKey", "key-4711")
        .With("Knowledge:StandbyDirectory", _standby)
        .With("Knowledge:FollowEvery", "00:00:00.2");
}
