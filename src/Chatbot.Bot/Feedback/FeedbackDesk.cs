using Chatbot.Bot.DirectLine;
using Chatbot.Bot.Replies;
using Chatbot.Safety.Privacy;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Chatbot.Bot.Feedback;

/// <summary>Takes votes on answers and has them kept, redacted, where the clinic wants them.</summary>
/// <param name="file">Keeps them.</param>
/// <param name="conversations">Know what the answer cited.</param>
/// <param name="time">The clock.</param>
internal sealed class FeedbackDesk(FeedbackFile file, DirectLineConversations conversations, TimeProvider time)
{
    private const int LongestReason = 500;

    // What is redacted is longer than what is kept, so that nothing is cut into a form that the redactor does not know.
    private const int LongestRead = 4 * LongestReason;

    /// <summary>Keeps the vote that an event carries; any other is passed over.</summary>
    public void Take(Activity activity)
    {
        if (!file.IsKept || Vote.In(activity) is not { } vote)
            return;

        var conversation = activity.Conversation?.Id ?? "";
        file.Add(new FeedbackEntry(
            time.GetUtcNow(),
            FeedbackEntry.NameOf(conversation),
            vote.Answer[(vote.Answer.LastIndexOf('|') + 1)..],
            vote.IsUp ? "up" : "down",
            DocumentsOf(conversation, vote.Answer),
            vote.Reason.Length > 0 ? ShortText.Cut(Redactor.Redact(ShortText.Cut(vote.Reason, LongestRead)), LongestReason) : null));
    }

    private List<string> DocumentsOf(string conversation, string answer)
    {
        if (conversations.Find(conversation)?.Find(answer) is not { } json)
            return [];
        return JObject.Parse(json).SelectTokens($"channelData.{MedicalReply.Key}.citations[*].document").Select(token => token.Value<string>()!).Distinct().ToList();
    }
}
