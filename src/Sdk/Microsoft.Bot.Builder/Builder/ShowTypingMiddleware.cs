using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Tells the user that the bot is typing while a message is being answered.</summary>
public class ShowTypingMiddleware : IMiddleware
{
    private readonly TimeSpan _delay;
    private readonly TimeSpan _period;

    /// <param name="delay">Milliseconds before the first sign, 0 or more.</param>
    /// <param name="period">Milliseconds between signs, more than 0.</param>
    public ShowTypingMiddleware(int delay = 500, int period = 2000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delay);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        _delay = TimeSpan.FromMilliseconds(delay);
        _period = TimeSpan.FromMilliseconds(period);
    }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);
        if (turnContext.Activity.Type != ActivityTypes.Message)
        {
            await next(cancellationToken);
            return;
        }

        using var answered = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var typing = TypeUntilAsync(turnContext, answered.Token);
        try
        {
            await next(cancellationToken);
        }
        finally
        {
            await answered.CancelAsync();
            await typing;
        }
    }

    private async Task TypeUntilAsync(ITurnContext turnContext, CancellationToken answered)
    {
        try
        {
            for (var wait = _delay; ; wait = _period)
            {
                await Task.Delay(wait, answered);

                // Straight to the adapter: a sign of typing is not an answer, so it must not set Responded.
                var typing = new Activity(ActivityTypes.Typing) { RelatesTo = turnContext.Activity.RelatesTo }
                    .ApplyConversationReference(turnContext.Activity.GetConversationReference());
                await turnContext.Adapter.SendActivitiesAsync(turnContext, [typing], answered);
            }
        }
        catch (OperationCanceledException) when (answered.IsCancellationRequested)
        {
            // The answer is there, or nobody waits for it any more.
        }
        catch (Exception exception) when (exception is HttpRequestException or ErrorResponseException)
        {
            // A sign that cannot be delivered must not cost the user the answer; if the channel is down, the answer will say so.
        }
    }
}
