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

    // After so many answers the compiler has finished with our code: after 4,000 it had not, and they cost twice as much.
    private const int WarmUp = 14_000;

    private static readonly string[] Questions =
    [
        .. File.ReadLines(Path.Combine(Corpus.Root(), "corpus", "golden", "answers.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!),
    ];

    private static int _asked;

    /// <summary>Measures for a while, after a warm-up.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="time">For how long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Answers per second, and what each cost the bot and this caller in processor time.</returns>
    /// <exception cref="InvalidOperationException">A response holds no message.</exception>
    public static async Task<(double PerSecond, TimeSpan Effort, TimeSpan Calling)> MeasureAsync(BotProcess bot, TimeSpan time, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = bot.Address };
        await AskAsync(http, (answers, _) => answers < WarmUp, cancellationToken);
        var (effort, calling) = (bot.Effort, Environment.CpuUsage.TotalTime);
        var watch = Stopwatch.StartNew();
        var answers = await AskAsync(http, (_, passed) => passed < time, cancellationToken);
        return (answers / watch.Elapsed.TotalSeconds, (bot.Effort - effort) / answers, (Environment.CpuUsage.TotalTime - calling) / answers);
    }

    private static async Task<int> AskAsync(HttpClient http, Func<int, TimeSpan, bool> goesOn, CancellationToken cancellationToken)
    {
        var (watch, answers) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            while (goesOn(answers, watch.Elapsed))
            {
                await AskAsync(http, cancellationToken);
                Interlocked.Increment(ref answers);
            }
        }));
        return answers;
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
