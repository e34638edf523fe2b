using System.Globalization;

namespace Chatbot.Benchmarks.Load;

/// <summary>Our bot and the JavaScript echo bot, one after the other, under the same load.</summary>
internal static class LoadRun
{
    private static readonly LoadPlan WarmUp = new(50, TimeSpan.FromSeconds(1), 8);
    private static readonly LoadPlan Plan = new(1000, TimeSpan.FromSeconds(10), 18);
    private static readonly TimeSpan RateTime = TimeSpan.FromSeconds(10);

    /// <summary>Runs both and prints what came of it.</summary>
    /// <param name="args">Any of <c>ours</c> or <c>echo</c> for one of them, and <c>rate</c> to leave out the crowd.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        if (!args.Contains("echo"))
            await MeasureAsync("ours, answering", BotProcess.StartOursAsync, !args.Contains("rate"), cancellationToken);
        if (!args.Contains("ours"))
            await MeasureAsync("JavaScript, echoing", BotProcess.StartEchoAsync, !args.Contains("rate"), cancellationToken);
    }

    private static async Task MeasureAsync(string name, Func<CancellationToken, Task<BotProcess>> start, bool withCrowd, CancellationToken cancellationToken)
    {
        await using (var bot = await start(cancellationToken))
            await MeasureRateAsync(name, bot, cancellationToken);
        if (!withCrowd)
            return;
        await using (var bot = await start(cancellationToken))
            await MeasureCrowdAsync(name, bot, cancellationToken);
    }

    private static async Task MeasureRateAsync(string name, BotProcess bot, CancellationToken cancellationToken)
    {
        var (perSecond, effort, calling) = await AnswerRate.MeasureAsync(bot, RateTime, cancellationToken);
        Say($"{name}: {perSecond:0} answers a second through /api/messages; {effort.TotalMilliseconds:0.00} ms of the bot's processor time for each, and {calling.TotalMilliseconds:0.00} ms of the caller's");
    }

    private static async Task MeasureCrowdAsync(string name, BotProcess bot, CancellationToken cancellationToken)
    {
        await using (var few = new LoadCrowd(WarmUp))
        {
            await few.ConnectAsync(bot.Address, cancellationToken);
            await few.AskAsync(cancellationToken);
        }

        var before = bot.Memory;
        await using var crowd = new LoadCrowd(Plan);
        await crowd.ConnectAsync(bot.Address, cancellationToken);
        var opened = bot.Memory;
        var effort = bot.Effort;
        var result = await crowd.AskAsync(cancellationToken);
        Say($"{name}: {result}; {(bot.Effort - effort).TotalMilliseconds / result.Asked:0.0} ms of processor time for each");
        Say($"{name}: {Kilobytes(before)} kB before, {Kilobytes(opened)} kB with {Plan.Conversations} conversations open, {Kilobytes(bot.Memory)} kB after they asked: {Kilobytes((bot.Memory - before) / Plan.Conversations)} kB for each");
    }

    private static long Kilobytes(long bytes) => bytes / 1024;

    private static void Say(FormattableString line) =>
        Console.WriteLine(FormattableString.Invariant($"{DateTime.Now:HH:mm:ss} (load {LoadAverage()}) {line.ToString(CultureInfo.InvariantCulture)}"));

    private static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
