using RetrievedQuestion = Chatbot.Knowledge.Retrieval.Question;

namespace Chatbot.Answering.Evidence;

/// <summary>Decides whether the evidence answers the question, or whether it is only about the same subject.</summary>
internal static class SufficiencyCheck
{
    /// <summary>From this on the evidence is enough: it is more likely than not to answer.</summary>
    private const float Enough = 0.5f;

    // Below these, what is asked for is not there, however much the articles say of the same subject.
    private const float LeastDemanded = 0.3f;
    private const float LeastFigured = 0.1f;

    // Of a word in about one passage of 150.
    private const float RemoteRarity = 5;

    private static readonly int FeatureCount = Enum.GetValues<SufficiencyFeature>().Length;

    /// <summary>Whether the evidence is enough to answer from.</summary>
    public static bool IsEnough(EvidenceSet evidence) => evidence.Strength >= Enough;

    /// <summary>Whether the evidence lacks what is asked for: the thing by its name, the number or the comparison, or the question names nothing that the articles are about.</summary>
    /// <param name="features">In the order of <see cref="SufficiencyFeature"/>.</param>
    public static bool Lacks(ReadOnlySpan<float> features) =>
        (features[(int)SufficiencyFeature.Demand] == 1 && features[(int)SufficiencyFeature.Demanded] < LeastDemanded)
        || (features[(int)SufficiencyFeature.Figure] == 1 && features[(int)SufficiencyFeature.Figured] < LeastFigured)
        || features[(int)SufficiencyFeature.Unweighed] == 1
        || features[(int)SufficiencyFeature.Stray] == 1;

    /// <summary>What tells whether the evidence answers, in the order of <see cref="SufficiencyFeature"/>.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="kind">What sort of answer is wanted.</param>
    /// <param name="passages">The evidence.</param>
    /// <param name="weights">To tell the best piece by.</param>
    public static float[] Look(RetrievedQuestion question, QuestionKind kind, IReadOnlyList<ReadPassage> passages, EvidenceWeights weights)
    {
        var features = new float[FeatureCount];
        var all = question.Terms.Sum(term => term.Rarity);
        var content = question.Terms.Where(term => !term.Frames).ToList();
        if (content.Count == 0)
        {
            features[(int)SufficiencyFeature.Stray] = 1;
            return features;
        }

        var figure = kind is QuestionKind.Quantity or QuestionKind.Duration;
        var demand = Demand.Of(question);
        features[(int)SufficiencyFeature.Demand] = demand.Head.Count > 0 ? 1 : 0;
        var judged = 0f;
        var best = float.MinValue;
        foreach (var passage in passages)
        {
            var (coverage, missing) = (question.Coverage(passage.Matches), Missing(question, passage.Matches) / all);
            if (coverage > features[(int)SufficiencyFeature.Whole])
                (features[(int)SufficiencyFeature.Whole], features[(int)SufficiencyFeature.Missing]) = (coverage, missing);

            foreach (var unit in passage.Units.Where(unit => unit[UnitFeature.Asks] == 0))
            {
                var covered = (unit[UnitFeature.Own] + unit[UnitFeature.InPlace]) / 2;
                Raise(SufficiencyFeature.Named, MathF.Max(unit[UnitFeature.Heading], unit[UnitFeature.Title]));
                if (demand.Head.Count > 0)
                    Raise(SufficiencyFeature.Demanded, unit.Demanded);
                if (unit.Judges)
                    judged = MathF.Max(judged, unit.Complete);
                if (figure && (kind == QuestionKind.Quantity ? unit[UnitFeature.Counts] : unit[UnitFeature.Form]) > 0)
                    Raise(SufficiencyFeature.Figured, MathF.Min(covered, unit.Demanded));
                else if (!figure && (unit[UnitFeature.Form] > 0 || unit[UnitFeature.Introduced] == 1 || kind == QuestionKind.Open))
                    Raise(SufficiencyFeature.Formed, covered);
                if (weights.Relevance(unit.Features) is var relevance && relevance > best)
                {
                    best = relevance;
                    features[(int)SufficiencyFeature.Chosen] = coverage;
                    features[(int)SufficiencyFeature.ChosenMissing] = missing;
                    features[(int)SufficiencyFeature.Unspoken] = Unspoken(question, passage.Matches) / (float)content.Count;
                    features[(int)SufficiencyFeature.Promise] = unit[UnitFeature.Promise];
                }
            }
        }

        features[(int)SufficiencyFeature.Unknown] = question.Terms.Where(term => !term.IsKnown).Sum(term => term.Rarity) / all;
        features[(int)SufficiencyFeature.Figure] = figure ? 1 : 0;
        features[(int)SufficiencyFeature.Remote] = MathF.Min(1, content.Min(term => term.IsKnown ? term.Rarity : RemoteRarity) / RemoteRarity);
        features[(int)SufficiencyFeature.Unjudged] = demand.Judges && judged == 0 ? 1 : 0;
        features[(int)SufficiencyFeature.Unweighed] = demand.Weighs && judged == 0 ? 1 : 0;
        features[(int)SufficiencyFeature.Stray] = content.Count == 1 && !(kind == QuestionKind.Definition && question.Terms.Count == 1) && features[(int)SufficiencyFeature.Named] == 0 ? 1 : 0;
        return features;

        static float Missing(RetrievedQuestion question, float[] matches)
        {
            var most = 0f;
            for (var term = 0; term < matches.Length; term++)
                most = MathF.Max(most, question.Terms[term].Frames ? 0 : question.Terms[term].Rarity * (1 - matches[term]));
            return most;
        }

        static int Unspoken(RetrievedQuestion question, float[] matches)
        {
            var count = 0;
            for (var term = 0; term < matches.Length; term++)
                count += !question.Terms[term].Frames && matches[term] == 0 ? 1 : 0;
            return count;
        }

        void Raise(SufficiencyFeature feature, float value) => features[(int)feature] = MathF.Max(features[(int)feature], value);
    }
}
