using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Chatbot.Bot.DirectLine;

/// <summary>Puts what people send into their conversation at once, and lets the bot answer after the sender has been answered.</summary>
/// <param name="adapter">Gives the bot its turns.</param>
/// <param name="bot">The bot.</param>
/// <param name="lifetime">Ends running turns when the host stops.</param>
internal sealed class DirectLineTurns(DirectLineAdapter adapter, IBot bot, IHostApplicationLifetime lifetime)
{
    /// <summary>Tells the bot that a person has come.</summary>
    public void Greet(DirectLineConversation conversation)
    {
        var arrival = new Activity(ActivityTypes.ConversationUpdate)
        {
            ChannelId = Channels.Directline,
            Conversation = new ConversationAccount(id: conversation.Id),
            From = new ChannelAccount(conversation.User, role: RoleTypes.User),
            Recipient = DirectLineAdapter.Bot,
            MembersAdded = [new ChannelAccount(conversation.User), DirectLineAdapter.Bot],
        };
        conversation.TryQueue(() => TakeAsync(arrival));
    }

    /// <summary>Adds a person's activity to their conversation and queues it for the bot.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="activity">What the person sent.</param>
    /// <param name="inNeed">Whether it is a red flag, which may wait behind more messages than others.</param>
    /// <returns>The activity's id; null when too many are waiting, and then nothing was added.</returns>
    public string? TryPost(DirectLineConversation conversation, Activity activity, bool inNeed) => conversation.TryPost(
        activity, () => TakeAsync(activity), inNeed ? DirectLineConversation.MostWaitingInNeed : DirectLineConversation.MostWaiting);

    private Task TakeAsync(Activity activity) => adapter.ProcessAsync(activity, bot, lifetime.ApplicationStopping);
}
