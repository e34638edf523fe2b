namespace Microsoft.Bot.Builder;

/// <summary>State of one conversation on one channel.</summary>
public class ConversationState : BotState
{
    public ConversationState(IStorage storage)
        : base(storage, nameof(ConversationState))
    {
    }

    protected override string GetStorageKey(ITurnContext turnContext)
    {
        var channel = turnContext.Activity.ChannelId ?? throw new InvalidOperationException("The activity has no channelId.");
        var conversation = turnContext.Activity.Conversation?.Id
            ?? throw new InvalidOperationException("The activity has no conversation.id.");
        return $"{channel}/conversations/{conversation}";
    }
}
