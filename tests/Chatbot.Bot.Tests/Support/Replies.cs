using Chatbot.Answering.Replies;
using Chatbot.Knowledge.Documents;
using Chatbot.Safety;

namespace Chatbot.Tests;

/// <summary>Replies as the answering room gives them, for tests of what the bot makes of them.</summary>
internal static class Replies
{
    public static Reply Answer(string question = "What is sciatica?") => new(
        ReplyKind.Answered,
        [new Statement("Heat can ease muscle pain.", [1])],
        [new Citation(1, "heat", "Heat and cold", "Heat", "heat#p-1", "Heat can ease muscle pain.", 10, 36, "/sources/heat?from=10&to=36#quote", Review.NotReviewed)],
        "",
        ["Does cold help?"],
        GuardVerdict.Clear,
        question);

    public static Reply Decline(string question) => new(ReplyKind.Declined, [], [], "I could not find that.", [], GuardVerdict.Clear, question);

    public static Reply Escalation(string question)
    {
        var advice = new Advice("test", TriageLevel.Emergency, "Call 999 now.", "You wrote that you cannot pass urine.", ["Do not drive yourself."], "Call for them.", [new AdviceLink("Call 999 (UK)", "tel:999")]);
        return new Reply(ReplyKind.Escalated, [], [], advice.ToPlainText(), [], new GuardVerdict(TriageLevel.Emergency, [], advice, Standing.First), question);
    }
}
