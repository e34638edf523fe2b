using Chatbot.Bot.Conversations;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Chatbot.Bot.DirectLine;

/// <summary>Carries activities between the bot and this host's own Direct Line conversations, without any service in between.</summary>
internal sealed class DirectLineAdapter : BotAdapter
{
    /// <summary>The bot's account in every conversation.</summary>
    public static readonly ChannelAccount Bot = new("bot", "Assistant", RoleTypes.Bot);

    private readonly DirectLineConversations _conversations;

    /// <summary>Creates the adapter.</summary>
    public DirectLineAdapter(DirectLineConversations conversations, TurnFailure failure)
    {
        _conversations = conversations;
        OnTurnError = failure.HandleAsync;
    }

    /// <summary>Gives the bot a turn. Failures end in <see cref="TurnFailure"/>.</summary>
    public async Task ProcessAsync(Activity activity, IBot bot, CancellationToken cancellationToken)
    {
        using var context = new TurnContext(this, activity);
        await RunPipelineAsync(context, bot.OnTurnAsync, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        var conversation = _conversations.Find(turnContext.Activity.Conversation.Id);
        // A conversation that ended meanwhile has nobody to send to.
        return Task.FromResult(Array.ConvertAll(activities, activity => new ResourceResponse(conversation is null ? "" : Send(conversation, activity))));
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: clients of Direct Line cannot take a changed activity.</exception>
    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line cannot change an activity that was sent; send another one.");

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: clients of Direct Line cannot take an activity back.</exception>
    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line cannot delete an activity that was sent.");

    private static string Send(DirectLineConversation conversation, Activity activity)
    {
        // Traces are for the bot's developers and invoke responses for the caller; neither is for the person.
        if (activity.Type is ActivityTypes.Trace or "invokeResponse")
            return "";

        activity.ChannelId = Channels.Directline;
        activity.From = Bot;
        activity.Recipient = new ChannelAccount(conversation.User);
        activity.Conversation = new ConversationAccount(id: conversation.Id);
        activity.ServiceUrl = null;
        return conversation.Append(activity);
    }
}
