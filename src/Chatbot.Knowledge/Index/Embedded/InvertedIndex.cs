namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>Which passages a term occurs in, and with what weight; answers sparse queries with BM25 scores.</summary>
internal sealed class InvertedIndex
{
    private readonly Dictionary<uint, List<Posting>> _postings = [];
    private readonly int _passages;

    public InvertedIndex(IReadOnlyList<SparseVector> vectors)
    {
        _passages = vectors.Count;
        for (var passage = 0; passage < vectors.Count; passage++)
        {
            var (ids, weights) = vectors[passage];
            for (var i = 0; i < ids.Length; i++)
            {
                if (!_postings.TryGetValue(ids[i], out var list))
                    _postings.Add(ids[i], list = []);
                list.Add(new Posting(passage, weights[i]));
            }
        }
    }

    private readonly record struct Posting(int Passage, float Weight);

    /// <summary>Adds to <paramref name="scores"/>, one per passage, the score of each passage that shares a term with the query.</summary>
    public void Score(SparseVector query, Span<float> scores)
    {
        for (var i = 0; i < query.Indices.Length; i++)
        {
            if (!_postings.TryGetValue(query.Indices[i], out var list))
                continue;
            var weight = query.Values[i] * InverseDocumentFrequency(list.Count);
            foreach (var posting in list)
                scores[posting.Passage] += weight * posting.Weight;
        }
    }

    // The formula that Qdrant documents for its IDF modifier, so that both indexes score alike.
    private float InverseDocumentFrequency(int passagesWithTerm) =>
        MathF.Log(((_passages - passagesWithTerm + 0.5f) / (passagesWithTerm + 0.5f)) + 1);
}
