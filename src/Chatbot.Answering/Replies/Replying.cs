using Chatbot.Answering.Evidence;
using Chatbot.Safety;

namespace Chatbot.Answering.Replies;

/// <summary>The replies that are not answers.</summary>
internal static class Replying
{
    /// <summary>The advice of a red flag, and nothing else.</summary>
    public static Reply Escalate(GuardVerdict verdict, string message) =>
        new(ReplyKind.Escalated, [], [], verdict.Advice?.ToPlainText() ?? "", [], verdict, message);

    /// <summary>A text of <c>prompts/wording.yaml</c>.</summary>
    public static Reply Say(string wording, GuardVerdict verdict, string message) =>
        new(ReplyKind.Conversational, [], [], Prompts.Wording[wording], [], verdict, message);

    /// <summary>Says that the sources do not answer, whom to ask, and what the sources do cover nearby.</summary>
    public static Reply Decline(string wording, EvidenceSet evidence, GuardVerdict verdict, string question)
    {
        var nearby = Suggestions.Near(evidence);
        string[] lines =
        [
            Prompts.Wording[wording],
            .. wording == "decline" ? [Prompts.Wording["decline-ask"]] : (string[])[],
            .. nearby.Count > 0 ? [Prompts.Wording["decline-nearby"], .. nearby.Select(line => $"- {line}")] : (string[])[],
        ];
        return new Reply(ReplyKind.Declined, [], [], string.Join('\n', lines), nearby, verdict, question);
    }
}
