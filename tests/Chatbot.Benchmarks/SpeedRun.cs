using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Chatbot.Answering;

namespace Chatbot.Benchmarks;

/// <summary>
/// What a question costs, end to end, in processor time: on a machine that others use too, the time that passes says little.
/// <c>speed [QUESTIONS.jsonl] [ARTICLES]</c>
/// </summary>
internal static class SpeedRun
{
    // After so many rounds the compiler has finished with the code.
    private const int WarmUpRounds = 8;
    private const int Rounds = 10;
    private const int Concurrent = 200;

    /// <summary>Prints the figures.</summary>
    public static async Task RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var root = Corpus.Root();
        using var corpus = arguments.Count > 1 ? new Corpus(arguments[1]) : new Corpus();
        var questions = File.ReadLines(arguments.Count > 0 ? arguments[0] : Path.Combine(root, "corpus", "golden", "answers.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!).ToList();
        var pipeline = corpus.Get<TurnPipeline>();

        var cold = await TimesAsync(pipeline, questions, cancellationToken);
        for (var round = 0; round < WarmUpRounds; round++)
            await TimesAsync(pipeline, questions, cancellationToken);
        var (start, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var warm = new List<double>();
        for (var round = 0; round < Rounds; round++)
            warm.AddRange(await TimesAsync(pipeline, questions, cancellationToken));
        var asked = Rounds * questions.Count;
        var (spent, bytes) = (Environment.CpuUsage.TotalTime - start, GC.GetTotalAllocatedBytes() - allocated);

        var before = (Wall: Stopwatch.GetTimestamp(), Cpu: Environment.CpuUsage.TotalTime);
        await Task.WhenAll(Enumerable.Range(0, Concurrent).Select(at => Task.Run(
            () => pipeline.AnswerAsync(Turn.First(questions[at % questions.Count]), cancellationToken), cancellationToken)));
        var (passed, used) = (Stopwatch.GetElapsedTime(before.Wall), Environment.CpuUsage.TotalTime - before.Cpu);

        Print($"{questions.Count} questions, the first time: median {Median(cold):0.00} ms passed, 95% within {Percentile(cold, 0.95):0.00} ms");
        Print($"the same after {WarmUpRounds} rounds: median {Median(warm):0.00} ms passed, 95% within {Percentile(warm, 0.95):0.00} ms");
        Print($"processor time of each, garbage collection included: {spent.TotalMilliseconds / asked:0.00} ms; allocated {bytes / 1024.0 / asked:0} kB");
        Print($"{Concurrent} questions at once: {passed.TotalMilliseconds:0} ms passed, {used.TotalMilliseconds:0} ms of processor time, {Concurrent / passed.TotalSeconds:0} answers a second");
    }

    private static async Task<List<double>> TimesAsync(TurnPipeline pipeline, List<string> questions, CancellationToken cancellationToken)
    {
        var times = new List<double>(questions.Count);
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            await pipeline.AnswerAsync(Turn.First(question), cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }

    private static double Median(List<double> times) => Percentile(times, 0.5);

    private static double Percentile(List<double> times, double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
