using Chatbot.Bot.Conversations;
using Chatbot.Bot.DirectLine;
using Chatbot.Bot.Feedback;

namespace Chatbot.Bot.Hosting;

/// <summary>Once a minute lets go of conversations that are over, so that they are forgotten also when nobody comes.</summary>
/// <param name="conversations">The open Direct Line conversations.</param>
/// <param name="erased">The conversations that people had erased.</param>
/// <param name="storage">What the bot remembers.</param>
/// <param name="feedback">What people said about answers.</param>
/// <param name="time">The clock.</param>
internal sealed class Forgetting(
    DirectLineConversations conversations, ErasedConversations erased, ForgetfulStorage storage, FeedbackFile feedback, TimeProvider time) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                conversations.Forget();
                erased.Forget();
                storage.Forget();
                feedback.Forget();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; with it everything is forgotten.
        }
    }
}
