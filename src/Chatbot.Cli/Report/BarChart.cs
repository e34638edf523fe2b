using System.Globalization;
using Chatbot.Cli.Evaluation;

namespace Chatbot.Cli.Report;

/// <summary>Shares as horizontal bars with their 95% intervals, drawn as inline SVG.</summary>
internal static class BarChart
{
    // User units of the drawing; the page scales it to its width.
    private const int Width = 760;
    private const int RowHeight = 34;
    private const int LabelWidth = 290;
    private const int BarWidth = 300;
    private const int BarHeight = 16;

    /// <summary>The drawing. Each row also says its numbers in words, so colour and length carry nothing alone.</summary>
    public static string Draw(IReadOnlyList<Figure> figures)
    {
        var rows = figures.Index().Select(row => Row(row.Item, row.Index * RowHeight));
        return Markup(
            $"""
            <svg viewBox="0 0 {Width} {figures.Count * RowHeight}" role="img" aria-label="Measures as bars, each with its 95% interval">
            {string.Concat(rows)}</svg>
            """);
    }

    private static string Row(Figure figure, int top)
    {
        var share = figure.Rate.Share ?? 0;
        var (low, high) = figure.Rate.Interval;
        var middle = top + (RowHeight / 2);
        var bar = middle - (BarHeight / 2);
        var kind = figure.LowerIsBetter ? "lower" : "higher";
        return Markup(
            $"""
            <text x="{LabelWidth - 12}" y="{middle + 5}" text-anchor="end">{Html.Escape(figure.Label)}</text>
            <rect class="track" x="{LabelWidth}" y="{bar}" width="{BarWidth}" height="{BarHeight}" rx="3"/>
            <rect class="{kind}" x="{LabelWidth}" y="{bar}" width="{BarWidth * share:0.#}" height="{BarHeight}" rx="3"/>
            <path class="interval" d="M{LabelWidth + (BarWidth * low):0.#} {middle}H{LabelWidth + (BarWidth * high):0.#}"/>
            <text x="{LabelWidth + BarWidth + 12}" y="{middle + 5}">{100 * share:0.0}% ({figure.Rate.Part}/{figure.Rate.Whole})</text>

            """);
    }

    private static string Markup(FormattableString markup) => markup.ToString(CultureInfo.InvariantCulture);
}
