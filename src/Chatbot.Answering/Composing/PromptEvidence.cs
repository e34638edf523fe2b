using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Chatbot.Answering.Evidence;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Answering.Composing;

/// <summary>
/// The evidence as it stands in the prompt: one JSON array, so that whatever a document says stays data. Both kinds of answerer,
/// the extractive one and a language model, see exactly this.
/// </summary>
internal static partial class PromptEvidence
{
    // Non-ASCII, <, > and & are escaped by the default encoder, so nothing in a document can end the message it stands in, and the prompt
    // takes it as it is: encoding it once more, and decoding it twice, took a tenth of a question's time.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>One passage in the prompt.</summary>
    /// <param name="N">Its number, which a statement that rests on it must carry as <c>[n]</c>.</param>
    /// <param name="Title">Title of the document.</param>
    /// <param name="Heading">The nearest heading.</param>
    /// <param name="Start">Where it stands in its document: of two passages the one with the lower number comes first.</param>
    /// <param name="End">Where it ends there: the passage that begins right after it goes on with what it says.</param>
    /// <param name="Pieces">Its sentences, list items and table rows in reading order.</param>
    public sealed record PromptPassage(int N, string Title, string Heading, int Start, int End, IReadOnlyList<PromptPiece> Pieces);

    /// <summary>One piece of a passage in the prompt.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Text">Its words.</param>
    /// <param name="Relevance">How well it answers the question, higher is better.</param>
    /// <param name="Told">Whether the person has read it already.</param>
    public sealed record PromptPiece(
        UnitKind Kind, string Text, double Relevance, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Told = false);

    /// <summary>Writes the evidence for a prompt.</summary>
    public static string Write(EvidenceSet evidence) => JsonSerializer.Serialize(Of(evidence), Json);

    /// <summary>The evidence as it stands in a prompt.</summary>
    public static IReadOnlyList<PromptPassage> Of(EvidenceSet evidence) =>
    [
        .. evidence.Passages.Select(passage => new PromptPassage(
            passage.Number,
            passage.Passage.Title,
            passage.Heading,
            passage.Passage.Span.Start,
            passage.Passage.Span.End,
            [.. passage.Units.Select(unit => new PromptPiece(unit.Kind, WithoutMarks(unit.Text), Math.Round(unit.Relevance, 3), evidence.IsTold(passage, unit)))])),
    ];

    /// <summary>Reads evidence that <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static IReadOnlyList<PromptPassage> Read(ReadOnlySpan<char> text) =>
        JsonSerializer.Deserialize<List<PromptPassage>>(text, Json) ?? throw new JsonException("The evidence is empty.");

    /// <summary>A document's own <c>[3]</c> must not be taken for the mark of a citation.</summary>
    public static string WithoutMarks(string text) => (text.Contains('[', StringComparison.Ordinal) ? Mark().Replace(text, "") : text).Trim();

    [GeneratedRegex(@"\s*\[\d{1,3}\]")]
    private static partial Regex Mark();
}
