using Chatbot.Bot.Replies;
using Microsoft.Bot.Builder;

namespace Chatbot.Bot.Conversations;

/// <summary>What happens when a turn breaks: the person reads one plain sentence, and the log says where it broke.</summary>
/// <param name="renderer">Makes the sentence an activity.</param>
/// <param name="logger">Takes the exception's type and place, never its message, which may quote what a person wrote.</param>
internal sealed partial class TurnFailure(ReplyRenderer renderer, ILogger<TurnFailure> logger)
{
    /// <summary>Handles what a turn threw; see <see cref="BotAdapter.OnTurnError"/>. Never throws.</summary>
    public async Task HandleAsync(ITurnContext turnContext, Exception exception)
    {
        var activity = turnContext.Activity;
        LogFailure(activity.ChannelId, activity.Type, exception.GetType().FullName, exception.StackTrace);
        if (exception is OperationCanceledException)
            return;

        try
        {
            await turnContext.SendActivityAsync(renderer.RenderFailure(activity.ChannelId), CancellationToken.None);
        }
        catch (Exception unsendable) when (unsendable is not OutOfMemoryException)
        {
            // The channel itself is unreachable: there is nobody left to tell, and throwing would only hide the first cause.
            LogUnsendable(activity.ChannelId, unsendable.GetType().FullName);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A {ActivityType} on channel {Channel} could not be handled: {Exception} {Place}")]
    private partial void LogFailure(string? channel, string? activityType, string? exception, string? place);

    [LoggerMessage(2, LogLevel.Error, "The channel {Channel} did not take the apology either: {Exception}")]
    private partial void LogUnsendable(string? channel, string? exception);
}
