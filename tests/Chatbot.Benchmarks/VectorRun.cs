using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Index.Embedded;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text;

namespace Chatbot.Benchmarks;

/// <summary>
/// 100,000 vectors of 256 numbers: how long the embedded index takes to open and to find the ten nearest to a question, and how long FAISS'
/// <c>IndexFlatIP</c> takes for the same on one thread, one question at a time, where <c>python3-faiss</c> is installed.
/// </summary>
internal static class VectorRun
{
    private const int Passages = 100_000;

    // 36,710 passages of MedQuAD have some 30,000 stems, and a vocabulary grows more slowly than its texts.
    private const int Stems = 80_000;
    private const int Dimensions = 256;
    private const int Questions = 200;
    private const int Nearest = 10;
    private const int Rounds = 5;

    private const string Faiss =
        """
        import sys, time, numpy, faiss
        faiss.omp_set_num_threads(1)
        vectors = numpy.fromfile(sys.argv[1], dtype='float32').reshape(-1, int(sys.argv[3]))
        questions = numpy.fromfile(sys.argv[2], dtype='float32').reshape(-1, int(sys.argv[3]))
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        best = 1e9
        for _ in range(int(sys.argv[5])):
            start = time.perf_counter()
            for question in questions:
                index.search(question.reshape(1, -1), int(sys.argv[4]))
            best = min(best, (time.perf_counter() - start) / len(questions))
        print(f'{best * 1000:.3f}')
        """;

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-vectors-");
        try
        {
            var random = new Random(1);
            var content = Content(random);
            var questions = Enumerable.Range(0, Questions).Select(_ => UnitVector(random)).ToArray();
            var store = new EmbeddedIndexStore(Path.Combine(folder.FullName, "index"), TimeProvider.System);
            await store.PublishAsync(content, null, cancellationToken);
            await Task.WhenAll(
                File.WriteAllBytesAsync(Path.Combine(folder.FullName, "vectors"), Bytes(content.Passages.Select(passage => passage.Dense.ToArray())), cancellationToken),
                File.WriteAllBytesAsync(Path.Combine(folder.FullName, "questions"), Bytes(questions), cancellationToken));

            var watch = Stopwatch.StartNew();
            await using var index = (await store.OpenAsync(cancellationToken))!;
            Tell("open the index", watch.Elapsed.TotalMilliseconds);
            var embedder = TokenEmbedder.Default;
            watch.Restart();
            await using var live = new LiveIndex(store, embedder);
            await (await live.HoldAsync(cancellationToken)).DisposeAsync();
            Tell($"open it for questions, with the counts of {Stems} terms and the spelling table", watch.Elapsed.TotalMilliseconds);
            Tell("find the nearest, embedded index", await FindAsync(index, questions, cancellationToken));
            Console.WriteLine($"find the nearest, FAISS IndexFlatIP: {await FaissAsync(folder.FullName, cancellationToken)}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The best round, as the other is taken: what else runs on the machine only ever makes it slower.
    private static async Task<double> FindAsync(IPassageIndex index, float[][] questions, CancellationToken cancellationToken)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            foreach (var question in questions)
                await index.SearchAsync(new IndexQuery(question, new SparseVector([], []), Nearest), cancellationToken);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds / questions.Length);
        }

        return best;
    }

    private static async Task<string> FaissAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "-c", Faiss, Path.Combine(folder, "vectors"), Path.Combine(folder, "questions"),
            .. new[] { Dimensions, Nearest, Rounds }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var python = Process.Start(start)!;
        var (output, error) = (python.StandardOutput.ReadToEndAsync(cancellationToken), python.StandardError.ReadToEndAsync(cancellationToken));
        await python.WaitForExitAsync(cancellationToken);
        return python.ExitCode == 0 ? $"{(await output).Trim()} ms" : $"not measured; python3-faiss is needed ({(await error).Trim().Split('\n')[^1]})";
    }

    private static void Tell(string what, double milliseconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {milliseconds:0.000} ms"));

    private static byte[] Bytes(IEnumerable<float[]> vectors) => [.. vectors.SelectMany(vector => MemoryMarshal.AsBytes(vector.AsSpan()).ToArray())];

    private static IndexContent Content(Random random)
    {
        var documents = new SourceDocument[Passages / 10];
        var passages = new IndexedPassage[Passages];
        for (var at = 0; at < Passages; at++)
        {
            var (document, line) = (at / 10, at % 10);
            documents[document] ??= Document(document);
            var span = new TextSpan(line * 20, 19);
            var passage = new Passage
            {
                Id = $"d{document:00000}#p-{line}",
                DocumentId = documents[document].Id,
                Title = documents[document].Title,
                HeadingPath = [],
                Span = span,
                Text = span.In(documents[document].Text),
                TokenCount = 4,
                Units = [new PassageUnit(UnitKind.Sentence, span)],
            };
            passages[at] = new IndexedPassage(passage, UnitVector(random), new SparseVector([(uint)document], [1]));
        }

        var counts = new Dictionary<string, TermCount>(StringComparer.Ordinal);
        while (counts.Count < Stems)
            counts[string.Concat(Enumerable.Range(0, random.Next(3, 12)).Select(_ => (char)('a' + random.Next(26))))] = new TermCount(1, 0);
        var model = EmbedderIdentity.Of(TokenEmbedder.Default);
        return new IndexContent(documents, passages, model, Dimensions, new TermCounts(counts, Passages, Passages).Save(), "");
    }

    private static SourceDocument Document(int number) => new()
    {
        Id = $"d{number:00000}",
        Title = "Random",
        Path = "random.txt",
        Text = string.Concat(Enumerable.Range(0, 10).Select(line => $"Document {number:00000} {line:000}.\n")),
        Blocks = [],
    };

    private static float[] UnitVector(Random random)
    {
        var vector = new float[Dimensions];
        for (var at = 0; at < Dimensions; at++)
            vector[at] = random.NextSingle() - 0.5f;
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return Array.ConvertAll(vector, value => value / length);
    }
}
