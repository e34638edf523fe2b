using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Chatbot.Tests.Bot.Connector;

/// <summary>Runs when no other test does, since it weighs the process.</summary>
[Collection(AloneTests.Name)]
public sealed class FuzzTests
{
    private const int Bodies = 10_000;

    /// <summary>
    /// By how much memory may grow over all bodies but the first fifth, which fills caches: the bodies' text alone would be 40 MiB if it
    /// were kept, and pools and caches of the server come and go by some mebibytes.
    /// </summary>
    private const long MostGrowth = 24 * 1024 * 1024;

    [Fact]
    public async Task However_an_activity_is_broken_the_door_answers_that_it_is_good_or_bad_and_keeps_nothing()
    {
        await using var host = new BotHost().With("Bot:MostConversations", "5").Calling(new TakesEverything()).Start();
        using var client = host.CreateClient();
        var activities = new MutatedActivities(seed: 20260102);
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();

        await SendAsync(client, activities, Bodies / 5, answers);
        AssertNoTurnBroke(host);
        var before = Weigh(host);
        await SendAsync(client, activities, Bodies - (Bodies / 5), answers);
        AssertNoTurnBroke(host);
        var growth = Weigh(host) - before;

        Assert.Equal(Bodies, answers.Values.Sum());
        Assert.All(answers.Keys, status => Assert.InRange((int)status, 200, 499));
        Assert.True(answers[HttpStatusCode.OK] > Bodies / 10, "too few bodies reached the bot");
        Assert.True(growth < MostGrowth, $"memory grew by {growth} bytes");
    }

    private static Task SendAsync(HttpClient client, MutatedActivities activities, int count, ConcurrentDictionary<HttpStatusCode, int> answers)
    {
        var bodies = Enumerable.Range(0, count).Select(_ => activities.Next());
        return Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (body, token) =>
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, token);
            Assert.True((int)response.StatusCode is >= 200 and < 500, $"{response.StatusCode} for {Encoding.UTF8.GetString(body)}");
            answers.AddOrUpdate(response.StatusCode, 1, (_, times) => times + 1);
        });
    }

    /// <summary>A broken activity is refused or ignored; nobody reads an apology for it.</summary>
    private static void AssertNoTurnBroke(BotHost host) =>
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("could not be handled", StringComparison.Ordinal));

    /// <summary>Bytes in use after the dead ones are gone; the test's own record of the log is not weighed.</summary>
    private static long Weigh(BotHost host)
    {
        host.Log.Clear();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>A channel that takes what it is sent, at whatever address.</summary>
    private sealed class TakesEverything : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent("""{"id":"sent"}""") });
    }
}

/// <summary>Tests that run when no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests
{
    public const string Name = "alone";
}
