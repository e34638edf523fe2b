using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text.Words;

namespace Chatbot.Benchmarks;

/// <summary>
/// Finding the eight best passages of the corpus for one question. The baseline looks for the question's words in the text of every
/// passage, one after the other, and counts them.
/// </summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the clean-up.")]
public class RetrievalBenchmarks
{
    private const string Question = "How long does a slipped disc in the lower back take to heal?";
    private const int Limit = 8;

    private Corpus _corpus = null!;
    private Retriever _retriever = null!;
    private IReadOnlyList<Passage> _passages = [];

    /// <summary>Indexes the corpus and loads its passages.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _corpus = new Corpus();
        _retriever = _corpus.Get<Retriever>();
        _passages = _corpus.ReadPassagesAsync().GetAwaiter().GetResult();
    }

    /// <summary>Removes the index.</summary>
    [GlobalCleanup]
    public void CleanUp() => _corpus.Dispose();

    /// <summary>The baseline.</summary>
    [Benchmark(Baseline = true)]
    public IReadOnlyList<Passage> LinearScan()
    {
        var words = TermReader.Read(Question).Select(term => term.Form).ToList();
        return [.. _passages.OrderByDescending(passage => words.Count(word => passage.Text.Contains(word, StringComparison.OrdinalIgnoreCase))).Take(Limit)];
    }

    /// <summary>Dense and sparse candidates, fused and reranked.</summary>
    [Benchmark]
    public async Task<int> Retrieve() =>
        (await _retriever.SearchAsync(Question, Limit, SearchMode.Hybrid, CancellationToken.None)).Count;
}
