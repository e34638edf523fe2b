using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Chatbot.Bot.Feedback;

/// <summary>What a person thinks of an answer, as the widget and Web Chat send it.</summary>
/// <param name="IsUp">Whether it helped.</param>
/// <param name="Reason">Why, in the person's words; may be empty.</param>
/// <param name="Answer">The id of the activity that it is about; may be empty.</param>
internal sealed record Vote(bool IsUp, string Reason, string Answer)
{
    /// <summary>The name of the event that carries a vote.</summary>
    public const string EventName = "webchat:activity-status/feedback";

    private const string Up = "upvote";
    private const string Down = "downvote";

    /// <summary>The vote that an event carries: in its value, as the widget sends it, or in a schema.org <c>VoteAction</c>; null for none.</summary>
    public static Vote? In(Activity activity)
    {
        if (activity is not { Type: ActivityTypes.Event, Name: EventName })
            return null;

        var value = activity.Value as JObject;
        var option = Text(value?["vote"]) ?? activity.Entities?.Select(entity => Text(entity?.Properties?["actionOption"])).FirstOrDefault(text => text is not null);
        return option is Up or Down ? new Vote(option == Up, Text(value?["reason"]) ?? "", activity.ReplyToId ?? "") : null;
    }

    private static string? Text(JToken? token) => token is JValue { Value: string text } ? text.Trim() : null;
}
