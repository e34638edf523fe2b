using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>What retrieval found for a question.</summary>
/// <param name="Question">The question as it was read.</param>
/// <param name="Passages">Best first.</param>
public sealed record Retrieved(Question Question, IReadOnlyList<ScoredPassage> Passages);

/// <summary>Finds the passages that may answer a question: dense and sparse candidates, fused, then reranked. Safe from many threads.</summary>
/// <param name="live">The index to search.</param>
public sealed class Retriever(LiveIndex live)
{
    private const int CandidatesPerHalf = 50;

    // An alternative ("compression" for "squashed") counts for less than the person's own word.
    private const float AlternativeWeight = 0.6f;

    private const float ConversationWeight = 0.5f;

    // Weights of the fused score; BM25 is divided by the best of the query, so that all five lie between 0 and 1.
    private const float DenseWeight = 0.5f;
    private const float UnitWeight = 0.5f;
    private const float HeadingWeight = 0.35f;
    private const float NameWeight = 0.6f;

    /// <summary>The best passages for a question.</summary>
    /// <param name="question">The question, standing alone.</param>
    /// <param name="limit">How many at most, 1 to 50.</param>
    /// <param name="mode">Which halves of the index to use.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="IndexMissingException">Nothing has been indexed yet.</exception>
    /// <exception cref="IndexUnavailableException">The engine cannot be reached.</exception>
    public async ValueTask<IReadOnlyList<ScoredPassage>> RetrieveAsync(string question, int limit, SearchMode mode, CancellationToken cancellationToken) =>
        (await RetrieveAsync(question, "", limit, mode, cancellationToken)).Passages;

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
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, CandidatesPerHalf);

        var generation = await live.OpenAsync(cancellationToken);
        var read = generation.Questions.Read(question, subject);
        if (read.Terms.Count == 0)
            return new Retrieved(read, []);

        var query = new IndexQuery(
            mode == SearchMode.Sparse ? default : generation.Embedder.Embed(string.Join(' ', read.Terms.Select(term => term.Stem))),
            mode == SearchMode.Dense ? new SparseVector([], []) : Sparse(read),
            CandidatesPerHalf);
        var found = await generation.Index.SearchAsync(query, cancellationToken);
        var passages = mode switch
        {
            SearchMode.Dense => found.Dense,
            SearchMode.Sparse => found.Sparse,
            _ => Fuse(read, found, generation.Names),
        };
        return new Retrieved(read, [.. passages.Take(limit)]);
    }

    private static SparseVector Sparse(Question question)
    {
        var weights = new SortedDictionary<uint, float>();
        foreach (var term in question.Terms)
        {
            var weight = term.FromConversation ? ConversationWeight : 1;
            weights[SparseEncoder.TermId(term.Stem)] = weight;
            foreach (var alternative in term.Alternatives)
                weights.TryAdd(SparseEncoder.TermId(alternative), weight * AlternativeWeight);
        }

        return new SparseVector([.. weights.Keys], [.. weights.Values]);
    }

    private static List<ScoredPassage> Fuse(Question question, Candidates found, SubjectNames names)
    {
        var scores = new Dictionary<string, (Passage Passage, float Score)>(StringComparer.Ordinal);
        foreach (var (passage, score) in found.Dense)
            scores[passage.Id] = (passage, DenseWeight * score);
        var best = found.Sparse.Count > 0 ? found.Sparse[0].Score : 1;
        foreach (var (passage, score) in found.Sparse)
            scores[passage.Id] = (passage, scores.GetValueOrDefault(passage.Id).Score + (score / best));

        return
        [
            .. scores.Values
                .Select(scored => new ScoredPassage(
                    scored.Passage,
                    scored.Score + Rerank(question, scored.Passage) + (NameWeight * names.ShareOf(question, scored.Passage.DocumentId))))
                .OrderByDescending(scored => scored.Score)
                .ThenBy(scored => scored.Passage.Id, StringComparer.Ordinal),
        ];
    }

    // The question's terms standing close together, in one sentence or in the heading, say more than the same terms strewn about.
    private static float Rerank(Question question, Passage passage)
    {
        var inUnit = 0f;
        foreach (var unit in passage.Units)
        {
            var start = unit.Span.Start - passage.Span.Start;
            inUnit = MathF.Max(inUnit, question.Coverage(TermReader.Stems(passage.Text.Substring(start, unit.Span.Length))));
        }

        var heading = question.Coverage(TermReader.Stems(string.Join(' ', passage.HeadingPath)));
        return (UnitWeight * inUnit) + (HeadingWeight * heading);
    }
}
