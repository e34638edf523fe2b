using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index.Embedded;
using Chatbot.Knowledge.Indexing;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Benchmarks.FullText;

/// <summary>
/// Indexing and searching side by side with SQLite's FTS5, in one run: <c>knowledge DOCUMENTS QUERIES</c>. Processor time stands beside the time
/// that passed, because the latter says little on a busy machine.
/// </summary>
internal static class KnowledgeRun
{
    private const int Hits = 10;
    private const int Rounds = 5;

    /// <summary>Measures and prints.</summary>
    /// <param name="corpus">Documents to index.</param>
    /// <param name="queries">JSON Lines with <c>subject</c>, <c>message</c> and <c>summary</c>, each of which is asked.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task RunAsync(string corpus, string queries, CancellationToken cancellationToken)
    {
        var questions = await QuestionsAsync(queries, cancellationToken);
        var folder = Directory.CreateTempSubdirectory("chatbot-knowledge-");
        try
        {
            var store = new EmbeddedIndexStore(Path.Combine(folder.FullName, "index"), TimeProvider.System);
            var indexer = new Indexer(store, CorpusReader.Default, new PassageSplitter(PassageTokenizer.Create(), new SplitterOptions()), TokenEmbedder.Default);
            var own = await MeasureAsync(Own, () => indexer.RunAsync([corpus], new IndexRunOptions(), null, cancellationToken));

            await using var sqlite = new Sqlite(folder.FullName);
            int written;
            await using (var index = (await store.OpenAsync(cancellationToken))!)
                written = await sqlite.WriteAsync(await index.ListDocumentsAsync(cancellationToken).ToListAsync(cancellationToken), cancellationToken);
            var other = await MeasureAsync(() => sqlite.ProcessorTime, () => sqlite.IndexAsync(cancellationToken));
            if (await sqlite.CountAsync(cancellationToken) is var held && held != written)
                throw new InvalidOperationException($"SQLite indexed {held} of {written} documents.");
            Tell("index", "embedded index", own, "SQLite FTS5", other, 1);

            await using var live = new LiveIndex(store, TokenEmbedder.Default);
            var opening = await MeasureAsync(Own, async () => await (await live.HoldAsync(cancellationToken)).DisposeAsync());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"open for questions, term counts and spelling table included: {opening.Passed:0} ms ({opening.Processor:0} ms of processor time)"));

            var retriever = new Retriever(live);
            for (var round = 1; round <= Rounds; round++)
            {
                own = await MeasureAsync(Own, async () =>
                {
                    foreach (var question in questions)
                        await retriever.SearchAsync(question, Hits, SearchMode.Hybrid, cancellationToken);
                });
                other = await MeasureAsync(() => sqlite.ProcessorTime, () => sqlite.SearchAsync(questions, cancellationToken));
                Tell($"one of {questions.Count} questions, round {round}", "hybrid with reranking", own, "FTS5 by BM25", other, questions.Count);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> QuestionsAsync(string queries, CancellationToken cancellationToken)
    {
        var questions = new List<string>();
        await foreach (var line in File.ReadLinesAsync(queries, cancellationToken))
        {
            using var row = JsonDocument.Parse(line);
            string Text(string key) => row.RootElement.TryGetProperty(key, out var value) ? value.GetString() ?? "" : "";
            questions.AddRange([Text("message"), $"{Text("subject")} {Text("message")}".Trim(), Text("summary")]);
        }

        return [.. questions.Where(question => question.Length > 0)];
    }

    private static TimeSpan Own()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static async Task<(double Passed, double Processor)> MeasureAsync(Func<TimeSpan> processorTime, Func<Task> work)
    {
        var (before, watch) = (processorTime(), Stopwatch.StartNew());
        await work();
        return (watch.Elapsed.TotalMilliseconds, (processorTime() - before).TotalMilliseconds);
    }

    private static void Tell(string what, string own, (double Passed, double Processor) one, string rival, (double Passed, double Processor) other, int count) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {own} {one.Passed / count:0.00} ms ({one.Processor / count:0.00} ms of processor time), {rival} {other.Passed / count:0.00} ms ({other.Processor / count:0.00} ms), ratio {one.Passed / other.Passed:0.00} ({one.Processor / other.Processor:0.00})"));
}
