using Chatbot.Answering.Replies;
using Chatbot.Knowledge.Documents;
using Chatbot.Safety;

namespace Chatbot.Cli.Tests;

/// <summary>Replies to score and to show.</summary>
internal static class Replies
{
    public static Reply Answer(string text, params Citation[] citations) =>
        new(ReplyKind.Answered, [new Statement(text, [.. citations.Select(citation => citation.Number)])], citations, "", [], GuardVerdict.Clear, "question");

    public static Reply Decline(params Citation[] citations) =>
        new(ReplyKind.Declined, [], citations, "I could not find that.", [], GuardVerdict.Clear, "question");

    public static Reply Escalation() => new(ReplyKind.Escalated, [], [], "Call 999 now.", [], Verdict(TriageLevel.Emergency), "question");

    public static GuardVerdict Verdict(TriageLevel level) => level == TriageLevel.None
        ? GuardVerdict.Clear
        : new(level, [new RedFlag("RF-02", "cauda_equina", level, 0, new(0, 4), "numb")], new Advice("key", level, "Call.", "Because.", [], "", []), Standing.First);

    public static Citation Cite(string document, string quote, string title = "Title", int number = 1) =>
        new(number, document, title, "", $"{document}#p-1", quote, 0, quote.Length, $"/sources/{document}", Review.NotReviewed);
}
