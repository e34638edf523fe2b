namespace Chatbot.Benchmarks.Grounding;

/// <summary>A logistic combination of measures, fitted by gradient descent with both classes counting alike.</summary>
/// <param name="Mean">Mean of each measure where it was fitted.</param>
/// <param name="Spread">Standard deviation of each.</param>
/// <param name="Weights">One weight a measure.</param>
/// <param name="Bias">The constant.</param>
internal sealed record Logistic(double[] Mean, double[] Spread, double[] Weights, double Bias)
{
    private const int Steps = 400;
    private const double Rate = 0.5;
    private const double Decay = 0.05;

    /// <summary>Fits the weights.</summary>
    public static Logistic Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels)
    {
        var size = rows[0].Length;
        var mean = Enumerable.Range(0, size).Select(at => rows.Average(row => row[at])).ToArray();
        var spread = Enumerable.Range(0, size).Select(at => Math.Max(1e-9, Math.Sqrt(rows.Average(row => Math.Pow(row[at] - mean[at], 2))))).ToArray();
        var fitted = new Logistic(mean, spread, new double[size], 0);
        var share = labels.Count(label => label) / (double)labels.Count;
        for (var step = 0; step < Steps; step++)
        {
            var (gradient, bias) = (new double[size], 0.0);
            for (var row = 0; row < rows.Count; row++)
            {
                var error = ((1 / (1 + Math.Exp(-fitted.Score(rows[row])))) - (labels[row] ? 1 : 0)) * (labels[row] ? 0.5 / share : 0.5 / (1 - share));
                bias += error;
                for (var at = 0; at < size; at++)
                    gradient[at] += error * (rows[row][at] - mean[at]) / spread[at];
            }

            var weights = fitted.Weights.Select((weight, at) => weight - (Rate * ((gradient[at] / rows.Count) + (Decay * weight)))).ToArray();
            fitted = fitted with { Weights = weights, Bias = fitted.Bias - (Rate * bias / rows.Count) };
        }

        return fitted;
    }

    /// <summary>The score of a row; higher is likelier.</summary>
    public double Score(double[] row) => Bias + Weights.Select((weight, at) => weight * (row[at] - Mean[at]) / Spread[at]).Sum();
}
