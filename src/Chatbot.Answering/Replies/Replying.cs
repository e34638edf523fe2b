using Chatbot.Answering.Evidence;
using Chatbot.Safety;

namespace Chatbot.Answering.Replies;

/// <summary>The replies that are not answers.</summary>
internal static class Replying
{
    /// <summary>The wording of a decline for want of sources.</summary>
    public const string Unanswered = "decline";

    // Below this strength of evidence, what was found shares at most a stray word with the question.
    private const float SameSubject = 0.3f;

    /// <summary>The advice of a red flag, and nothing else.</summary>
    public static Reply Escalate(GuardVerdict verdict, string message) =>
        new(ReplyKind.Escalated, [], [], verdict.Advice?.ToPlainText() ?? "", [], verdict, message);

    /// <summary>A text of <c>prompts/wording.yaml</c>.</summary>
    public static Reply Say(string wording, GuardVerdict verdict, string message) =>
        new(ReplyKind.Conversational, [], [], Prompts.Wording[wording], [], verdict, message);

    /// <summary>
    /// Says that the sources do not answer and whom to ask; what they do cover nearby goes into the suggestions. A question that they
    /// have next to nothing about gets neither.
    /// </summary>
    public static Reply Decline(string wording, EvidenceSet evidence, GuardVerdict verdict, string question)
    {
        if (wording == Unanswered && evidence.Strength < SameSubject)
            return new Reply(ReplyKind.Declined, [], [], Prompts.Wording["decline-elsewhere"], [], verdict, question);

        var nearby = Suggestions.Near(evidence);
        string[] lines =
        [
            Prompts.Wording[wording],
            .. wording == Unanswered ? [Prompts.Wording["decline-ask"]] : (string[])[],
            .. nearby.Count > 0 ? [Prompts.Wording["decline-nearby"]] : (string[])[],
        ];
        return new Reply(ReplyKind.Declined, [], [], string.Join(' ', lines), nearby, verdict, question);
    }
}
