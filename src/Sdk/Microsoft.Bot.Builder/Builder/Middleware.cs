using System.Collections;

namespace Microsoft.Bot.Builder;

public delegate Task NextDelegate(CancellationToken cancellationToken);

public interface IMiddleware
{
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}

/// <summary>Middleware in the order in which a turn passes it: down to the bot, and back up.</summary>
public class MiddlewareSet : IMiddleware, IEnumerable<IMiddleware>
{
    private readonly List<IMiddleware> _middleware = [];

    public MiddlewareSet Use(IMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        return this;
    }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken)
    {
        await ReceiveActivityWithStatusAsync(turnContext, null, cancellationToken);
        await next(cancellationToken);
    }

    public Task ReceiveActivityWithStatusAsync(ITurnContext turnContext, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        return RunFrom(0, cancellationToken);

        Task RunFrom(int index, CancellationToken token) => index < _middleware.Count
            ? _middleware[index].OnTurnAsync(turnContext, next => RunFrom(index + 1, next), token)
            : callback?.Invoke(turnContext, token) ?? Task.CompletedTask;
    }

    public IEnumerator<IMiddleware> GetEnumerator() => _middleware.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
