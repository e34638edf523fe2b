using Microsoft.Bot.Schema;

namespace Chatbot.Bot.DirectLine;

/// <summary>Takes what people send into their conversations, as often as the limits allow; a red flag always.</summary>
/// <param name="turns">Let the bot answer.</param>
/// <param name="limits">Say how often is too often.</param>
/// <param name="redFlags">Knows who must not be kept waiting.</param>
internal sealed class IncomingMessages(DirectLineTurns turns, VisitorLimits limits, RedFlagPass redFlags)
{
    private static readonly TimeSpan UntilTheBotIsThrough = TimeSpan.FromSeconds(5);

    /// <summary>Adds an activity to its conversation; answers with its id, or with how long to wait.</summary>
    public IResult Take(HttpContext http, DirectLineConversation conversation, Activity activity)
    {
        var wait = activity.Type == ActivityTypes.Typing ? null : limits.WaitToSay(conversation.Id);
        if (wait is null && turns.TryPost(conversation, activity, inNeed: false) is { } id)
            return TypedResults.Ok(new ResourceBody(id));
        return redFlags.Has(activity) && turns.TryPost(conversation, activity, inNeed: true) is { } taken
            ? TypedResults.Ok(new ResourceBody(taken))
            : VisitorLimits.Refusal(http, wait ?? UntilTheBotIsThrough);
    }

    private sealed record ResourceBody(string Id);
}
