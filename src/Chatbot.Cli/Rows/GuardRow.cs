using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Safety;

namespace Chatbot.Cli.Rows;

/// <summary>What <c>guard</c> writes for one message. Scripts rely on names and order.</summary>
internal sealed record GuardRow(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Id,
    TriageLevel Level,
    IReadOnlyList<GuardRow.FlagRow> Flags,
    string? Advice)
{
    /// <summary>The row for a verdict.</summary>
    /// <param name="id">The message's id; null when it came from the command line.</param>
    /// <param name="verdict">What the guard says.</param>
    public static GuardRow Of(JsonElement? id, GuardVerdict verdict) => new(
        id,
        verdict.Level,
        [.. verdict.Flags.Select(flag => new FlagRow(flag.Rule, flag.Category, flag.Quote, flag.Span.Start, flag.Span.End))],
        verdict.Advice?.ToPlainText());

    /// <param name="Rule">Stable rule id.</param>
    /// <param name="Category">The rule's category.</param>
    /// <param name="Quote">The words that made the rule fire.</param>
    /// <param name="Start">Their first code unit in the message they stand in (UTF-16).</param>
    /// <param name="End">Just past their last code unit.</param>
    internal sealed record FlagRow(string Rule, string Category, string Quote, int Start, int End);
}
