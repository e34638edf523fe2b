using System.Text.Json.Serialization;
using Chatbot.Cli.Evaluation;
using Chatbot.Knowledge.Index;

namespace Chatbot.Cli.Rows;

/// <summary>What <c>eval --json</c> writes: the measures and the failures, to be kept and compared later.</summary>
internal sealed record EvaluationRow(
    IndexManifest? Index,
    EvaluationRow.RateRow Accuracy,
    IReadOnlyDictionary<string, EvaluationRow.RateRow> Figures,
    IReadOnlyList<EvaluationRow.TypeRow> Types,
    IReadOnlyList<Failing> Failures,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Comparison? Comparison = null)
{
    /// <summary>The row for the results.</summary>
    public static EvaluationRow Of(Results results, Comparison? comparison) => new(
        results.Index,
        RateRow.Of(results.Accuracy),
        results.Figures.ToDictionary(figure => figure.Key, figure => RateRow.Of(figure.Rate)),
        [.. results.ByType.Select(type =>
            new TypeRow(type.Type, RateRow.Of(type.Right), RateRow.Of(type.Cited), RateRow.Of(type.Declined)))],
        results.Failures,
        comparison);

    /// <param name="Part">How many.</param>
    /// <param name="Whole">Of how many.</param>
    /// <param name="Share">Their ratio, 0 to 1; null when there are none.</param>
    internal sealed record RateRow(int Part, int Whole, double? Share)
    {
        public static RateRow Of(Rate rate) => new(rate.Part, rate.Whole, rate.Share);
    }

    internal sealed record TypeRow(string Type, RateRow Right, RateRow Cited, RateRow Declined);
}
