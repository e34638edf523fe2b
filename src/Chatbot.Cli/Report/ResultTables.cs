using System.Globalization;
using Chatbot.Cli.Evaluation;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace Chatbot.Cli.Report;

/// <summary>The results as tables for a terminal.</summary>
internal static class ResultTables
{
    /// <summary>Prints the measures, then the results by type.</summary>
    public static void Print(IAnsiConsole console, Results results)
    {
        var measures = Table("measure", "%", "of", "95% interval");
        Row(measures, "Rows with the expected outcome", results.Accuracy);
        foreach (var figure in results.Figures)
            Row(measures, figure.Label, figure.Rate);
        console.Write(measures);

        var types = Table("type", "n", "right %", "cited %", "declined %");
        foreach (var type in results.ByType)
        {
            var rows = type.Right.Whole.ToString(CultureInfo.InvariantCulture);
            types.AddRow(Cells(type.Type, rows, Percent(type.Right), Percent(type.Cited), Percent(type.Declined)));
        }

        console.Write(types);
    }

    /// <summary>A share as percent with one decimal, or a dash.</summary>
    internal static string Percent(Rate rate) =>
        rate.Share is { } share ? (100 * share).ToString("0.0", CultureInfo.InvariantCulture) : "-";

    private static Table Table(string first, params ReadOnlySpan<string> others)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(first);
        foreach (var other in others)
            table.AddColumn(new TableColumn(other).RightAligned());
        return table;
    }

    private static void Row(Table table, string label, Rate rate) => table.AddRow(Cells(
        label,
        Percent(rate),
        string.Create(CultureInfo.InvariantCulture, $"{rate.Part}/{rate.Whole}"),
        string.Create(CultureInfo.InvariantCulture, $"{100 * rate.Interval.Low:0.0} to {100 * rate.Interval.High:0.0}")));

    // Types come from the golden file, so they are never read as markup.
    private static Cell[] Cells(params string[] cells) => [.. cells.Select(cell => new Cell(cell))];
}
