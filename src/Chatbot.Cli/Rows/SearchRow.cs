using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Knowledge.Index;

namespace Chatbot.Cli.Rows;

/// <summary>What <c>search</c> writes for one query. Scripts rely on names and order.</summary>
internal sealed record SearchRow(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Id,
    IReadOnlyList<SearchRow.HitRow> Hits)
{
    /// <summary>The row for the passages found.</summary>
    /// <param name="id">The query's id; null when it came from the command line.</param>
    /// <param name="passages">What was found, best first.</param>
    public static SearchRow Of(JsonElement? id, IReadOnlyList<ScoredPassage> passages) => new(
        id,
        [.. passages.Select(found => new HitRow(
            found.Passage.DocumentId,
            found.Passage.Id,
            found.Passage.HeadingPath is [.., var heading] ? heading : "",
            found.Passage.Text,
            found.Score))]);

    /// <param name="Document">Id of the document.</param>
    /// <param name="Passage">Id of the passage.</param>
    /// <param name="Heading">The nearest heading above it; empty when there is none.</param>
    /// <param name="Text">The passage's text as it stands in the document.</param>
    /// <param name="Score">Higher is better; comparable within one query only.</param>
    internal sealed record HitRow(string Document, string Passage, string Heading, string Text, float Score);
}
