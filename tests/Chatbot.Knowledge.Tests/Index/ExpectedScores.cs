using Chatbot.Knowledge.Index;

namespace Chatbot.Knowledge.Tests.Index;

/// <summary>The scores that a search must give, reckoned plainly from the formulas.</summary>
internal static class ExpectedScores
{
    /// <summary>The cosine of each passage.</summary>
    public static IEnumerable<double> Dense(IndexContent content, float[] query) =>
        content.Passages.Select(indexed => indexed.Dense.ToArray().Zip(query, (left, right) => (double)left * right).Sum());

    /// <summary>The sum over the query's terms of both weights and the inverse document frequency, of each passage that has one.</summary>
    public static IEnumerable<double> Sparse(IndexContent content, SparseVector query) => content.Passages
        .Select(indexed => Weights(query).Sum(term => term.Weight * Weight(indexed, term.Id) * InverseDocumentFrequency(
            content.Passages.Count, content.Passages.Count(other => Weight(other, term.Id) > 0))))
        .Where(score => score > 0);

    /// <summary>How much a term says, by the formula in Qdrant's documentation of the IDF modifier.</summary>
    public static double InverseDocumentFrequency(int passages, int withTerm) =>
        Math.Log(((passages - withTerm + 0.5) / (withTerm + 0.5)) + 1);

    /// <summary>Fails unless the hits have these scores, best first.</summary>
    public static void AssertScores(IEnumerable<double> expected, IReadOnlyList<ScoredPassage> actual)
    {
        var scores = expected.OrderDescending().ToList();
        Assert.Equal(scores.Count, actual.Count);
        Assert.All(scores.Zip(actual), pair => Assert.Equal(pair.First, pair.Second.Score, tolerance: 1e-4));
    }

    private static IEnumerable<(uint Id, float Weight)> Weights(SparseVector vector) => vector.Indices.Zip(vector.Values);

    private static float Weight(IndexedPassage passage, uint term) =>
        Weights(passage.Sparse).SingleOrDefault(weight => weight.Id == term).Weight;
}
