using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Chatbot.Answering;
using Chatbot.Answering.Replies;
using Chatbot.Knowledge.Retrieval;

namespace Chatbot.Benchmarks;

/// <summary>One message end to end, from guard to citations, over the corpus. The baseline is the retrieval inside it.</summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the clean-up.")]
public class TurnBenchmarks
{
    private const string Question = "How long does a slipped disc in the lower back take to heal?";

    private Corpus _corpus = null!;
    private Retriever _retriever = null!;
    private TurnPipeline _pipeline = null!;

    /// <summary>Indexes the corpus.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _corpus = new Corpus();
        _retriever = _corpus.Get<Retriever>();
        _pipeline = _corpus.Get<TurnPipeline>();
    }

    /// <summary>Removes the index.</summary>
    [GlobalCleanup]
    public void CleanUp() => _corpus.Dispose();

    /// <summary>The baseline.</summary>
    [Benchmark(Baseline = true)]
    public async Task<int> RetrievalAlone() => (await _retriever.SearchAsync(Question, 8, SearchMode.Hybrid, CancellationToken.None)).Count;

    /// <summary>A question that is answered.</summary>
    [Benchmark]
    public Task<Reply> AnsweredTurn() => AskAsync(Question);

    /// <summary>A question that the corpus does not answer.</summary>
    [Benchmark]
    public Task<Reply> DeclinedTurn() => AskAsync("Which airline has the widest seats?");

    /// <summary>A red flag: the guard alone.</summary>
    [Benchmark]
    public Task<Reply> EscalatedTurn() => AskAsync("I can't feel my groin and I can't pass water");

    private Task<Reply> AskAsync(string message) => _pipeline.AnswerAsync(Turn.First(message), CancellationToken.None);
}
