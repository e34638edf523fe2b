namespace Microsoft.Bot.Builder;

/// <summary>State of one user on one channel, across conversations.</summary>
public class UserState : BotState
{
    public UserState(IStorage storage)
        : base(storage, nameof(UserState))
    {
    }

    protected override string GetStorageKey(ITurnContext turnContext)
    {
        var channel = turnContext.Activity.ChannelId ?? throw new InvalidOperationException("The activity has no channelId.");
        var user = turnContext.Activity.From?.Id ?? throw new InvalidOperationException("The activity has no from.id.");
        return $"{channel}/users/{user}";
    }
}
