using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Chatbot.Benchmarks.Load;

/// <summary>
/// How many messages a second a bot answers through <c>/api/messages</c>, when the replies are expected in the response
/// (<c>deliveryMode</c>): a few callers, each of whom sends the next of the golden questions as soon as the last one is answered, every
/// one in a new conversation.
/// </summary>
internal static class AnswerRate
{
    private const int Callers = 8;

    private static readonly string[] Questions =
    [
        .. File.ReadLines(Path.Combine(Corpus.Root(), "corpus", "golden", "answers.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!),
    ];

    private static int _asked;

    /// <summary>Measures for a while.</summary>
    /// <param name="host">Where the bot is.</param>
    /// <param name="time">For how long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many answers came, and how many per second.</returns>
    /// <exception cref="InvalidOperationException">A response holds no message.</exception>
    public static async Task<(int Answers, double PerSecond)> MeasureAsync(Uri host, TimeSpan time, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = host };
        var watch = Stopwatch.StartNew();
        var answers = await AskAsync(http, time, cancellationToken);
        return (answers, answers / watch.Elapsed.TotalSeconds);
    }

    private static async Task<int> AskAsync(HttpClient http, TimeSpan time, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            var count = 0;
            for (; watch.Elapsed < time; count++)
                await AskAsync(http, cancellationToken);
            return count;
        }));
        return counts.Sum();
    }

    private static async Task AskAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var message = new
        {
            type = "message",
            id = Guid.NewGuid(),
            channelId = "test",
            serviceUrl = "http://localhost/",
            conversation = new { id = Guid.NewGuid() },
            from = new { id = "caller" },
            recipient = new { id = "bot" },
            text = Questions[Interlocked.Increment(ref _asked) % Questions.Length],
            deliveryMode = "expectReplies",
        };
        using var response = await http.PostAsJsonAsync("/api/messages", message, cancellationToken);
        response.EnsureSuccessStatusCode();
        var replies = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        if (!replies.GetProperty("activities").EnumerateArray().Any(activity => activity.GetProperty("type").GetString() == "message"))
            throw new InvalidOperationException($"{http.BaseAddress} answered without a message.");
    }
}
