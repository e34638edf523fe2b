namespace Microsoft.Bot.Builder;

public static class AdapterExtensions
{
    /// <summary>Puts the storage into every turn's state, under its type.</summary>
    public static BotAdapter UseStorage(this BotAdapter botAdapter, IStorage storage)
    {
        ArgumentNullException.ThrowIfNull(botAdapter);
        return botAdapter.Use(new RegisterMiddleware(turnState => turnState.Set(storage)));
    }

    /// <summary>Puts the states into every turn's state, each under its own type.</summary>
    public static BotAdapter UseBotState(this BotAdapter botAdapter, params BotState[] botStates)
    {
        ArgumentNullException.ThrowIfNull(botAdapter);
        foreach (var botState in botStates)
            botAdapter.Use(new RegisterMiddleware(turnState => turnState.Set(botState.GetType().FullName, botState)));
        return botAdapter;
    }

    private sealed class RegisterMiddleware(Action<TurnContextStateCollection> register) : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken)
        {
            register(turnContext.TurnState);
            return next(cancellationToken);
        }
    }
}
