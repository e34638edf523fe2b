namespace Chatbot.Benchmarks.Evidence;

/// <summary>Fits weights by gradient descent, kept small by a price on their squares so that they do not learn a few questions by heart.</summary>
internal static class LinearFit
{
    private const int Steps = 3000;
    private const double Rate = 0.3;

    /// <summary>
    /// Weights under which golden pieces stand above the others of their question: the likelihood that one of them is drawn, when each is drawn with a
    /// chance that grows with its score.
    /// </summary>
    public static double[] Rank(IReadOnlyList<IReadOnlyList<(float[] Features, bool Golden)>> questions, double price) =>
        Descend(questions[0][0].Features.Length, price, weights =>
        {
            var gradient = new double[weights.Length];
            foreach (var units in questions)
            {
                var scores = units.Select(unit => Dot(weights, unit.Features)).ToArray();
                var top = scores.Max();
                var chances = scores.Select(score => Math.Exp(score - top)).ToArray();
                var (all, golden) = (chances.Sum(), chances.Where((_, at) => units[at].Golden).Sum());
                for (var at = 0; at < units.Count; at++)
                {
                    var pull = (chances[at] / all) - (units[at].Golden ? chances[at] / golden : 0);
                    Add(gradient, units[at].Features, pull / questions.Count);
                }
            }

            return gradient;
        });

    /// <summary>Weights of a logistic decision; the last is its bias, which costs nothing.</summary>
    /// <param name="rows">What was decided.</param>
    /// <param name="signs">Below 0 where a feature can only speak against, above 0 where only for: a weight of the other sign is chance.</param>
    /// <param name="price">Of large weights.</param>
    public static double[] Decide(IReadOnlyList<(float[] Features, bool Yes)> rows, IReadOnlyList<int> signs, double price) =>
        Descend(rows[0].Features.Length + 1, price, weights =>
        {
            var gradient = new double[weights.Length];
            foreach (var (features, yes) in rows)
            {
                var error = (1 / (1 + Math.Exp(-(Dot(weights, features) + weights[^1])))) - (yes ? 1 : 0);
                Add(gradient, features, error / rows.Count);
                gradient[^1] += error / rows.Count;
            }

            gradient[^1] -= price * weights[^1];
            return gradient;
        }, signs);

    /// <summary>The weighted sum.</summary>
    public static double Dot(double[] weights, float[] features)
    {
        var sum = 0.0;
        for (var at = 0; at < features.Length; at++)
            sum += weights[at] * features[at];
        return sum;
    }

    private static double[] Descend(int length, double price, Func<double[], double[]> gradientAt, IReadOnlyList<int>? signs = null)
    {
        var weights = new double[length];
        var speed = new double[length];
        for (var step = 0; step < Steps; step++)
        {
            var gradient = gradientAt(weights);
            for (var at = 0; at < length; at++)
            {
                speed[at] = (0.9 * speed[at]) - (Rate * (gradient[at] + (price * weights[at])));
                weights[at] += speed[at];
                if (signs is not null && at < signs.Count && weights[at] * signs[at] < 0)
                    (weights[at], speed[at]) = (0, 0);
            }
        }

        return weights;
    }

    private static void Add(double[] sum, float[] features, double share)
    {
        for (var at = 0; at < features.Length; at++)
            sum[at] += share * features[at];
    }
}
