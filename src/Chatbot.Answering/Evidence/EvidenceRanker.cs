using Chatbot.Knowledge.Retrieval;

namespace Chatbot.Answering.Evidence;

/// <summary>Breaks retrieved passages into their pieces and says how well each answers the question.</summary>
internal static class EvidenceRanker
{
    // Passages are told apart better by their best piece than by retrieval, so more are looked at than are kept.
    private const int Kept = 8;

    /// <summary>Ranks the pieces of every retrieved passage.</summary>
    public static EvidenceSet Rank(Retrieved retrieved, string question)
    {
        var asked = QuestionKinds.Of(question);
        var weights = EvidenceWeights.Default;
        var passages = Read(retrieved, asked);
        var look = SufficiencyCheck.Look(retrieved.Question, asked.Kind, passages, weights);
        var strength = SufficiencyCheck.Lacks(look) ? 0 : weights.Strength(look);
        var kept = passages
            .Select(passage => (passage.Passage, passage.Units, Relevance: passage.Units.Select(unit => weights.Relevance(unit.Features)).ToArray()))
            .OrderByDescending(passage => passage.Relevance.Max())
            .Take(Kept)
            .Select((passage, rank) => new EvidencePassage(
                rank + 1, passage.Passage, [.. passage.Units.Zip(passage.Relevance, (unit, relevance) => new EvidenceUnit(unit.Unit.Kind, unit.Unit.Span, unit.Text, relevance))]));
        return new EvidenceSet(question, asked.Kind, [.. kept], strength);
    }

    /// <summary>The retrieved passages with what speaks for each piece.</summary>
    public static IReadOnlyList<ReadPassage> Read(Retrieved retrieved, Asked asked)
    {
        if (retrieved.Passages.Count == 0)
            return [];
        var reader = new EvidenceReader(retrieved.Question, asked);
        var best = MathF.Max(retrieved.Passages[0].Score, float.Epsilon);
        return [.. retrieved.Passages.Select(passage => reader.Read(passage, best))];
    }
}
