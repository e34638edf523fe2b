using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Answering.Replies;
using Chatbot.Safety;

namespace Chatbot.Cli.Rows;

/// <summary>What <c>ask</c> writes for one question. Scripts rely on names and order.</summary>
internal sealed record AnswerRow(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Id,
    string Answer,
    bool Declined,
    bool Escalated,
    TriageLevel Level,
    IReadOnlyList<AnswerRow.CitationRow> Citations,
    IReadOnlyList<AnswerRow.FlagRow> Flags,
    IReadOnlyList<string> Suggestions,
    double Milliseconds)
{
    /// <summary>The row for a reply.</summary>
    /// <param name="id">The question's id; null when it came from the command line or the chat.</param>
    /// <param name="reply">What the person gets.</param>
    /// <param name="elapsed">How long the last message of the conversation took.</param>
    public static AnswerRow Of(JsonElement? id, Reply reply, TimeSpan elapsed) => new(
        id,
        reply.ToPlainText(),
        reply.Kind == ReplyKind.Declined,
        reply.Kind == ReplyKind.Escalated,
        reply.Verdict.Level,
        [.. reply.Citations.Select(citation => new CitationRow(
            citation.Number,
            citation.Document,
            citation.Title,
            citation.Heading,
            citation.Quote,
            citation.Start,
            citation.End,
            citation.Url))],
        [.. reply.Verdict.Flags.Select(flag => new FlagRow(flag.Rule, flag.Category, flag.Quote))],
        reply.Suggestions,
        Math.Round(elapsed.TotalMilliseconds, 2));

    internal sealed record CitationRow(
        int Number, string Document, string Title, string Heading, string Quote, int Start, int End, string Url);

    internal sealed record FlagRow(string Rule, string Category, string Quote);
}
