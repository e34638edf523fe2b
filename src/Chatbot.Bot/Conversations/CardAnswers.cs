using Microsoft.Bot.Schema;

namespace Chatbot.Bot.Conversations;

/// <summary>What a pressed <c>Action.Execute</c> button is answered with, as the protocol of universal actions has it.</summary>
internal static class CardAnswers
{
    /// <summary>A sentence for the card.</summary>
    public static AdaptiveCardInvokeResponse Message(string sentence) => new()
    {
        StatusCode = StatusCodes.Status200OK,
        Type = "application/vnd.microsoft.activity.message",
        Value = sentence,
    };

    /// <summary>The button does something that this bot does not.</summary>
    public static AdaptiveCardInvokeResponse UnknownVerb() => new()
    {
        StatusCode = StatusCodes.Status400BadRequest,
        Type = "application/vnd.microsoft.error",
        Value = new Error("NotSupported", "This bot has no action of that name."),
    };
}
