using Chatbot.Knowledge.Retrieval;

namespace Chatbot.Benchmarks.Weights;

/// <summary>A question whose right passages are known, with its candidates; it says how good an order of them is.</summary>
/// <param name="Id">Questions that share an id, such as the forms of one question, are never parted between choosing weights and checking them.</param>
/// <param name="Set">The set that it belongs to; every set counts the same.</param>
/// <param name="Candidates">What both halves of the index found.</param>
/// <param name="Quality">Of the order that some weights put them in: 0 to 1.</param>
internal sealed record JudgedQuestion(string Id, string Set, IReadOnlyList<Candidate> Candidates, Func<RerankWeights, double> Quality)
{
    /// <summary>Places looked at where whole documents are judged.</summary>
    public const int DocumentPlaces = 10;

    /// <summary>Places looked at where single sentences are.</summary>
    public const int EvidencePlaces = 5;

    /// <summary>The mean over all sets of their questions' mean quality.</summary>
    public static double Mean(IEnumerable<JudgedQuestion> questions, RerankWeights weights) =>
        BySet(questions, weights).Values.Average();

    /// <summary>The mean quality of each set.</summary>
    public static SortedDictionary<string, double> BySet(IEnumerable<JudgedQuestion> questions, RerankWeights weights) => new(
        questions.GroupBy(question => question.Set, StringComparer.Ordinal)
            .ToDictionary(set => set.Key, set => set.Average(question => question.Quality(weights)), StringComparer.Ordinal),
        StringComparer.Ordinal);
}
