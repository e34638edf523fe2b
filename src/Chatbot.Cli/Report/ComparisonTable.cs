using System.Globalization;
using Chatbot.Cli.Evaluation;

namespace Chatbot.Cli.Report;

/// <summary>What changed since an earlier evaluation, as lines and as a part of the page.</summary>
internal static class ComparisonTable
{
    /// <summary>A line for each measure that changed, and for each row that does now what it did not before.</summary>
    public static IEnumerable<string> Lines(Comparison comparison) =>
    [
        .. Changed(comparison).Select(change => $"{change.Label}: {Percent(change.Before)} before, {Percent(change.Now)} now ({Difference(change)})"),
        .. comparison.Fixed.Select(failing => $"right now: {failing.Id} ({failing.Type})"),
        .. comparison.Broken.Select(failing => $"wrong now: {failing.Id} ({failing.Type}): {failing.Why}"),
        $"{comparison.Fixed.Count} rows are right that were wrong, {comparison.Broken.Count} are wrong that were right.",
    ];

    /// <summary>The same as markup.</summary>
    public static string Write(Comparison comparison) =>
        $"""
        <h2>What changed</h2>
        <table>
        <thead><tr><th scope="col">Measure</th><th scope="col">Before %</th><th scope="col">Now %</th><th scope="col">Difference</th></tr></thead>
        <tbody>
        {string.Concat(comparison.Figures.Select(Row))}</tbody>
        </table>
        <h3>Right now ({comparison.Fixed.Count})</h3>
        {Rows(comparison.Fixed)}<h3>Wrong now ({comparison.Broken.Count})</h3>
        {Rows(comparison.Broken)}
        """;

    private static IEnumerable<Comparison.Change> Changed(Comparison comparison) => comparison.Figures.Where(change => change.Before != change.Now);

    private static string Row(Comparison.Change change) =>
        $"<tr><td>{Html.Escape(change.Label)}</td><td>{Percent(change.Before)}</td><td>{Percent(change.Now)}</td><td>{Difference(change)}</td></tr>\n";

    private static string Rows(IReadOnlyList<Failing> rows) => rows.Count == 0
        ? "<p>None.</p>\n"
        : $"<ul>\n{string.Concat(rows.Select(failing => $"<li>{Html.Escape(failing.Id)} ({Html.Escape(failing.Type)}): {Html.Escape(failing.Asked[^1])}</li>\n"))}</ul>\n";

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Difference(Comparison.Change change) => (100 * (change.Now - change.Before)).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
