using Chatbot.Knowledge.Retrieval;

namespace Chatbot.Benchmarks.Weights;

/// <summary>
/// Finds weights by going through the features again and again and keeping the value of each that does best (coordinate ascent). A few
/// dozen questions tempt such a search to learn them by heart, so it is run on many random parts of them and the mean is taken.
/// </summary>
internal static class WeightSearch
{
    private const int Parts = 6;
    private const double PartShare = 0.7;
    private const int Rounds = 3;

    // A weight that does not pay for itself stays out.
    private const double LeastGain = 0.001;
    private const double PriceOfWeight = 0.0005;

    private static readonly float[] Sizes = [0, 0.25f, 0.5f, 1, 1.5f, 2, 3, 4, 6];

    /// <summary>The scale of all scores: what BM25 counts is 1.</summary>
    private static readonly Dictionary<Feature, float> Start = new() { [Feature.Sparse] = 1, [Feature.Wording] = 1.5f, [Feature.Name] = 2 };

    /// <summary>The mean of the best weights of some random parts of the questions.</summary>
    /// <param name="questions">To choose by.</param>
    public static Dictionary<Feature, float> Find(IReadOnlyList<JudgedQuestion> questions)
    {
        var ids = questions.Select(question => question.Id).Distinct(StringComparer.Ordinal).ToArray();
        var found = new Dictionary<Feature, float>[Parts];
        Parallel.For(0, Parts, part =>
        {
            var shuffled = ids.ToArray();
            new Random(part).Shuffle(shuffled);
            var chosen = shuffled.Take((int)(ids.Length * PartShare)).ToHashSet(StringComparer.Ordinal);
            found[part] = Climb([.. questions.Where(question => chosen.Contains(question.Id))]);
        });
        return Enum.GetValues<Feature>().ToDictionary(feature => feature, feature => MathF.Round(found.Average(weights => weights.GetValueOrDefault(feature)), 2));
    }

    private static Dictionary<Feature, float> Climb(IReadOnlyList<JudgedQuestion> questions)
    {
        var weights = new Dictionary<Feature, float>(Start);
        var best = Worth(questions, weights);
        for (var round = 0; round < Rounds; round++)
        {
            var before = best;
            foreach (var feature in Enum.GetValues<Feature>().Where(feature => feature != Feature.Sparse))
            {
                foreach (var size in Sizes)
                {
                    var kept = weights.GetValueOrDefault(feature);
                    weights[feature] = feature == Feature.OtherAspect ? -size : size;
                    var worth = Worth(questions, weights);
                    if (worth > best + LeastGain)
                        best = worth;
                    else
                        weights[feature] = kept;
                }
            }

            if (best - before < LeastGain)
                break;
        }

        return weights;
    }

    private static double Worth(IReadOnlyList<JudgedQuestion> questions, Dictionary<Feature, float> weights) =>
        JudgedQuestion.Mean(questions, new RerankWeights(weights)) - (PriceOfWeight * weights.Values.Sum(MathF.Abs));
}
