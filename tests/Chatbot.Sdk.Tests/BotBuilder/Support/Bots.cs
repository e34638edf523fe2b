using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>A bot made of one function.</summary>
internal sealed class BotOf(BotCallbackHandler turn) : IBot
{
    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
        turn(turnContext, cancellationToken);
}

internal static class Activities
{
    public static Activity Message(string text, string serviceUrl = "https://channel.example", string channelId = "test") => new()
    {
        Type = ActivityTypes.Message,
        Id = "message-1",
        Text = text,
        ChannelId = channelId,
        ServiceUrl = serviceUrl,
        From = new ChannelAccount("user-1", "Ada"),
        Recipient = new ChannelAccount("bot-1", "Bot"),
        Conversation = new ConversationAccount { Id = "conversation-1" },
    };

    public static Activity OfType(string type, string serviceUrl = "https://channel.example", string channelId = "test")
    {
        var activity = Message(null!, serviceUrl, channelId);
        activity.Type = type;
        return activity;
    }
}
