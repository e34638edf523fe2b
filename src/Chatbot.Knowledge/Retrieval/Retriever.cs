using Chatbot.Knowledge.Index;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>What retrieval found for a question.</summary>
/// <param name="Question">The question as it was read.</param>
/// <param name="Passages">Best first.</param>
public sealed record Retrieved(Question Question, IReadOnlyList<ScoredPassage> Passages);

/// <summary>Finds the passages that may answer a question: dense and sparse candidates, fused, then reranked. Safe from many threads.</summary>
/// <param name="live">The index to search.</param>
public sealed class Retriever(LiveIndex live)
{
    private const int MostPassages = 50;
    private const int CandidatesPerHalf = 100;

    /// <summary>The best places for a question, as a person would want to read them: neighbouring passages are joined.</summary>
    /// <param name="question">The question, standing alone.</param>
    /// <param name="limit">How many at most, 1 to 50.</param>
    /// <param name="mode">Which halves of the index to use.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Best first. A joined passage has the id, the headings and the score of its best part.</returns>
    /// <exception cref="IndexMissingException">Nothing has been indexed yet.</exception>
    /// <exception cref="IndexUnavailableException">The engine cannot be reached.</exception>
    public async ValueTask<IReadOnlyList<ScoredPassage>> SearchAsync(string question, int limit, SearchMode mode, CancellationToken cancellationToken)
    {
        ThrowIfOutOfRange(limit);
        await using var held = await live.HoldAsync(cancellationToken);
        var (_, ranked) = await RankAsync(held.Generation, question, "", int.MaxValue, mode, cancellationToken);
        return new Continuations(held.Generation.Readings).Join(ranked, limit);
    }

    /// <summary>The best passages for a question, with the question as it was read.</summary>
    /// <param name="question">The question, standing alone.</param>
    /// <param name="subject">What the conversation is about; empty when the question stands alone.</param>
    /// <param name="limit">How many at most, 1 to 50.</param>
    /// <param name="mode">Which halves of the index to use.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="IndexMissingException">Nothing has been indexed yet.</exception>
    /// <exception cref="IndexUnavailableException">The engine cannot be reached.</exception>
    public async ValueTask<Retrieved> RetrieveAsync(string question, string subject, int limit, SearchMode mode, CancellationToken cancellationToken)
    {
        ThrowIfOutOfRange(limit);
        await using var held = await live.HoldAsync(cancellationToken);
        return await RankAsync(held.Generation, question, subject, limit, mode, cancellationToken);
    }

    /// <summary>All candidates of both halves with their features, in no order; for choosing the weights.</summary>
    internal async ValueTask<IReadOnlyList<Candidate>> CandidatesAsync(string question, CancellationToken cancellationToken)
    {
        await using var held = await live.HoldAsync(cancellationToken);
        var generation = held.Generation;
        var read = generation.Questions.Read(question, "");
        if (read.Terms.Count == 0)
            return [];
        using var reading = new QuestionReading(read, generation.Readings.Embedder);
        return await CandidatesAsync(generation, reading, cancellationToken);
    }

    /// <summary>What joins neighbours of the live generation, until another is taken over; for choosing the weights.</summary>
    internal async ValueTask<Continuations> ContinuationsAsync(CancellationToken cancellationToken)
    {
        await using var held = await live.HoldAsync(cancellationToken);
        return new Continuations(held.Generation.Readings);
    }

    private static void ThrowIfOutOfRange(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MostPassages);
    }

    private static async ValueTask<Retrieved> RankAsync(
        OpenGeneration generation, string question, string subject, int limit, SearchMode mode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(subject);
        var read = generation.Questions.Read(question, subject);
        if (read.Terms.Count == 0)
            return new Retrieved(read, []);
        using var reading = new QuestionReading(read, generation.Readings.Embedder);
        if (mode == SearchMode.Hybrid)
        {
            var candidates = await generation.Index.SearchAsync(await QueryAsync(reading, generation, mode, cancellationToken), cancellationToken);
            var ranked = new Reranker(reading, generation.Readings).Rank(candidates, RerankWeights.Default);
            return new Retrieved(read, new Repetitions(read, generation.Readings).Without(ranked, limit));
        }

        var found = await generation.Index.SearchAsync(await QueryAsync(reading, generation, mode, cancellationToken), cancellationToken);
        return new Retrieved(read, [.. (mode == SearchMode.Dense ? found.Dense : found.Sparse).Take(limit)]);
    }

    private static async ValueTask<IReadOnlyList<Candidate>> CandidatesAsync(
        OpenGeneration generation, QuestionReading reading, CancellationToken cancellationToken)
    {
        var query = await QueryAsync(reading, generation, SearchMode.Hybrid, cancellationToken);
        return new Reranker(reading, generation.Readings).Look(await generation.Index.SearchAsync(query, cancellationToken));
    }

    private static async ValueTask<IndexQuery> QueryAsync(QuestionReading question, OpenGeneration generation, SearchMode mode, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<float> dense = mode == SearchMode.Sparse ? default
            : generation.Embedder == generation.Readings.Embedder ? question.MeaningVector
            : await generation.Embedder.GenerateVectorAsync(question.Meaning, cancellationToken: cancellationToken);
        var dimensions = generation.Index.Manifest.Dimensions;
        if (dense.Length != 0 && dense.Length != dimensions)
        {
            throw new IndexDamagedException(
                $"The index was built with {dimensions} dimensions of the embedding model {generation.Index.Manifest.Embedder}, which gives {dense.Length} now. Build the index again with `chatbot index --force`.");
        }

        return new IndexQuery(dense, mode == SearchMode.Dense ? new SparseVector([], []) : question.Sparse, CandidatesPerHalf);
    }

    /// <summary>Candidates in the order that some weights put them in.</summary>
    internal static List<ScoredPassage> Ranked(IReadOnlyList<Candidate> candidates, RerankWeights weights) =>
    [
        .. candidates
            .Select(candidate => new ScoredPassage(candidate.Passage, weights.Score(candidate.Features)))
            .OrderByDescending(scored => scored.Score)
            .ThenBy(scored => scored.Passage.Id, StringComparer.Ordinal),
    ];
}
