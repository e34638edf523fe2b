using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chatbot.Text.Words;

namespace Chatbot.Benchmarks.Grounding;

/// <summary>Says how well the verifier's measures tell claims that experts found supported from others. <c>grounding CLAIMS</c></summary>
internal static class GroundingRun
{
    private const int Splits = 8;

    private sealed record Figures(double Balanced, double Precision, double Recall, double F1);

    /// <summary>Prints the figures: fitted and threshold chosen on one half of the questions, reported on the other.</summary>
    public static async Task RunAsync(string file, CancellationToken cancellationToken)
    {
        var claims = await JudgedClaim.ReadAsync(file, cancellationToken);
        var weight = Weights(claims);
        var rows = claims.Select(claim => ClaimMeasures.Of(claim, weight)).ToList();
        var overlap = claims.Select(ClaimMeasures.Overlap).ToList();
        var strict = claims.Select(claim => ClaimMeasures.Holds(claim) ? 1.0 : 0.0).ToList();
        var gains = new List<double>();
        for (var split = 0; split < Splits; split++)
        {
            // A question's claims stay together, since they share passages and their expert.
            var chosen = Enumerable.Range(0, claims.Count).Where(at => Half(claims[at].Question, split) == 0).ToList();
            var told = Enumerable.Range(0, claims.Count).Except(chosen).ToList();
            var model = Logistic.Fit([.. chosen.Select(at => rows[at])], [.. chosen.Select(at => claims[at].IsComplete)]);
            var scores = rows.ConvertAll(model.Score);
            var (ours, plain) = (Threshold(claims, scores, chosen), Threshold(claims, overlap, chosen));
            gains.Add(Measure(claims, scores, told, ours).Balanced - Measure(claims, overlap, told, plain).Balanced);
            if (split > 0)
                continue;
            Console.WriteLine($"weights: {string.Join(", ", ClaimMeasures.Names.Zip(model.Weights, (name, value) => string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.00}")))}");
            foreach (var (field, part) in new[] { ("all fields", told), ("medicine", told.Where(at => claims[at].IsMedical).ToList()) })
            {
                Print($"{field}, {part.Count} claims, combined", Measure(claims, scores, part, ours));
                Print($"{field}, plain overlap", Measure(claims, overlap, part, plain));
                Print($"{field}, verifier alone", Measure(claims, strict, part, 1));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"balanced accuracy above plain overlap over {Splits} splits: {string.Join(' ', gains.Select(gain => gain.ToString("0.000", CultureInfo.InvariantCulture)))}; mean {gains.Average():0.000}"));
    }

    private static Func<string, double> Weights(IReadOnlyList<JudgedClaim> claims)
    {
        var passages = claims.SelectMany(claim => claim.Passages).Select(TermReader.Stems).ToList();
        var counts = passages.SelectMany(stems => stems).CountBy(stem => stem, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return stem => Math.Log((passages.Count + 1) / (counts.GetValueOrDefault(stem) + 0.5));
    }

    private static int Half(string question, int split) => SHA256.HashData(Encoding.UTF8.GetBytes($"{split} {question}"))[0] & 1;

    private static double Threshold(IReadOnlyList<JudgedClaim> claims, List<double> scores, List<int> part) =>
        part.Select(at => scores[at]).Distinct().MaxBy(threshold => Measure(claims, scores, part, threshold).Balanced);

    private static Figures Measure(IReadOnlyList<JudgedClaim> claims, List<double> scores, List<int> part, double threshold)
    {
        double found = part.Count(at => scores[at] >= threshold && claims[at].IsComplete);
        double taken = part.Count(at => scores[at] >= threshold);
        double complete = part.Count(at => claims[at].IsComplete);
        var recall = found / complete;
        var rejected = 1 - ((taken - found) / (part.Count - complete));
        var precision = taken == 0 ? 0 : found / taken;
        return new Figures((recall + rejected) / 2, precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    private static void Print(string what, Figures figures) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-40} balanced accuracy {figures.Balanced:0.000}  precision {figures.Precision:0.000}  recall {figures.Recall:0.000}  F1 {figures.F1:0.000}"));
}
