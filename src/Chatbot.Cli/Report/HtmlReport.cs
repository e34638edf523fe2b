using System.Globalization;
using Chatbot.Cli.Evaluation;

namespace Chatbot.Cli.Report;

/// <summary>The results as one page that needs no other file and no network.</summary>
internal static class HtmlReport
{
    private const string Style =
        """
        :root { color-scheme: light dark; --line: #8886; --track: #8883; --good: #2a7d6b; --low: #a8552e; }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        h1, h2 { line-height: 1.2; }
        .accuracy { font-size: 2.5rem; font-weight: 600; margin: 0; }
        table { border-collapse: collapse; width: 100%; }
        th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
        th:first-child, td:first-child { text-align: left; }
        svg { width: 100%; height: auto; font-size: 14px; fill: currentColor; }
        svg .track { fill: var(--track); } svg .higher { fill: var(--good); } svg .lower { fill: var(--low); }
        svg .interval { stroke: currentColor; stroke-width: 1.5; fill: none; }
        article { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 1rem 1rem; margin: 1rem 0; }
        summary { cursor: pointer; margin-top: .5rem; font-weight: 600; } li { margin: .4rem 0; overflow-wrap: anywhere; }
        dt { font-weight: 600; margin-top: .5rem; } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
        """;

    /// <summary>The page. It shows questions and answers, so it is as confidential as the golden files.</summary>
    public static string Write(Results results, Comparison? comparison = null)
    {
        var failures = results.Failures;
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Evaluation</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <h1>Evaluation</h1>
            <p class="accuracy">{ResultTables.Percent(results.Accuracy)}%</p>
            <p>{results.Accuracy.Part} of {results.Accuracy.Whole} rows had the expected outcome.{Source(results)}</p>
            <h2>Measures</h2>
            {BarChart.Draw(results.Figures)}
            <p>The thin line over a bar is its 95% interval (Wilson): what a larger sample could as well have shown.</p>
            <h2>By type</h2>
            <table>
            <thead><tr>
            <th scope="col">Type</th><th scope="col">Rows</th>
            <th scope="col">Right %</th><th scope="col">Cited %</th><th scope="col">Declined %</th>
            </tr></thead>
            <tbody>
            {string.Concat(results.ByType.Select(Row))}</tbody>
            </table>
            {(comparison is null ? "" : ComparisonTable.Write(comparison))}
            <h2>Failures ({failures.Count})</h2>
            {(failures.Count == 0 ? "<p>None.</p>\n" : string.Concat(failures.Select(Failure)))}</body>
            </html>

            """);
    }

    private static string Source(Results results) => results.Index is not { } index ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $"""
         Index {Html.Escape(index.Generation)}, built {index.Created:yyyy-MM-dd HH:mm} UTC{index.Created:zzz}:
        {index.Documents} documents, {index.Passages} passages, {Html.Escape(index.Embedder)}.
        """);

    private static string Row(TypeFigures type) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <tr><td>{Html.Escape(type.Type)}</td><td>{type.Right.Whole}</td>
        <td>{ResultTables.Percent(type.Right)}</td><td>{ResultTables.Percent(type.Cited)}</td>
        <td>{ResultTables.Percent(type.Declined)}</td></tr>

        """);

    private static string Failure(Failing failing) =>
        $"""
        <article>
        <h3>{Html.Escape(failing.Id)} ({Html.Escape(failing.Type)}): {Html.Escape(failing.Why)}</h3>
        <dl>
        <dt>Question</dt><dd>{Html.Escape(string.Join("\n", failing.Asked))}</dd>
        <dt>Expected</dt><dd>{Html.Escape(failing.Expected)}</dd>
        <dt>Got</dt><dd>{Html.Escape(failing.Got)}</dd>
        </dl>
        {Retrieved(failing.Retrieved)}</article>

        """;

    private static string Retrieved(IReadOnlyList<FoundPassage> passages) => passages.Count == 0 ? "" :
        $"""
        <details>
        <summary>Retrieved passages ({passages.Count})</summary>
        <ol>
        {string.Concat(passages.Select(Passage))}</ol>
        </details>

        """;

    private static string Passage(FoundPassage passage) => string.Create(
        CultureInfo.InvariantCulture,
        $"<li><b>{Html.Escape(passage.Heading.Length > 0 ? $"{passage.Document}: {passage.Heading}" : passage.Document)}</b> ({passage.Score:0.00})<br>{Html.Escape(passage.Text)}</li>\n");
}
