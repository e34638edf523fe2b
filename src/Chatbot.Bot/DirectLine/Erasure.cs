using System.Security.Cryptography;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Feedback;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Chatbot.Bot.DirectLine;

/// <summary>Says what was erased, for the person who asked for it.</summary>
/// <param name="Id">Names the erasure; it stands in the log, too, and leads to nothing that was said.</param>
/// <param name="Time">When it was done.</param>
/// <param name="Erased">How much of what.</param>
internal sealed record Receipt(string Id, DateTimeOffset Time, ErasedParts Erased);

/// <param name="Activities">Messages and events of the conversation, of both sides.</param>
/// <param name="Remembered">Messages that the bot remembered to understand the next one.</param>
/// <param name="Feedback">Votes and reasons given on answers.</param>
internal sealed record ErasedParts(int Activities, int Remembered, int Feedback);

/// <summary>Erases a conversation because the person asks for it: what was said, what the bot remembers, and votes on its answers.</summary>
/// <param name="conversations">Keep what was said.</param>
/// <param name="erased">Keeps its tokens from opening anything again.</param>
/// <param name="adapter">Whose conversations they are.</param>
/// <param name="state">Keeps what the bot remembers.</param>
/// <param name="feedback">Keeps votes.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told that something was erased, and not whose.</param>
internal sealed partial class Erasure(
    DirectLineConversations conversations,
    ErasedConversations erased,
    DirectLineAdapter adapter,
    ConversationState state,
    FeedbackFile feedback,
    TimeProvider time,
    ILogger<Erasure> logger)
{
    /// <summary>Erases a conversation, also one that was over. Not to be cancelled: a person who leaves still wants it done.</summary>
    /// <param name="id">The conversation's name.</param>
    /// <exception cref="IOException">The votes cannot be erased; then the token stays good, to try again.</exception>
    public async Task<Receipt> EraseAsync(string id)
    {
        // First, so that nothing more comes in while the rest is done.
        erased.Add(id);
        try
        {
            var activities = conversations.Remove(id) is { } conversation ? await conversation.EndAsync() : 0;
            var remembered = await ForgetAsync(id);
            var receipt = new Receipt(RandomNumberGenerator.GetHexString(12), time.GetUtcNow(), new ErasedParts(activities, remembered, feedback.Erase(id)));
            LogErasure(receipt.Id, receipt.Erased.Activities, receipt.Erased.Remembered, receipt.Erased.Feedback);
            return receipt;
        }
        catch
        {
            erased.Remove(id);
            throw;
        }
    }

    private async Task<int> ForgetAsync(string id)
    {
        using var context = new TurnContext(adapter, new Activity(ActivityTypes.Event)
        {
            ChannelId = Channels.Directline,
            Conversation = new ConversationAccount(id: id),
        });
        var memory = await ConversationMemory.In(state).GetAsync(context, () => new ConversationMemory(), CancellationToken.None);
        await state.DeleteAsync(context, CancellationToken.None);
        return memory.Messages.Count;
    }

    [LoggerMessage(1, LogLevel.Information, "Erased a conversation on request (receipt {Receipt}): {Activities} activities, {Remembered} remembered messages, {Feedback} votes.")]
    private partial void LogErasure(string receipt, int activities, int remembered, int feedback);
}
