using Chatbot.Answering;
using Chatbot.Answering.Replies;
using Chatbot.Safety;
using Microsoft.Bot.Builder;

namespace Chatbot.Bot.Conversations;

/// <summary>What the bot remembers of a conversation: what the person said last, and how it was understood.</summary>
internal sealed class ConversationMemory
{
    /// <summary>How many messages are remembered: those that the guard reads together with the next one. Follow-ups refer to the last few.</summary>
    public const int MostMessages = RedFlagGuard.MostMessages - 1;

    /// <summary>How much of a longer message is remembered, in UTF-16 code units, before the words that raised a flag.</summary>
    private const int LeadIn = 1000;

    /// <summary>What the person said, oldest first.</summary>
    public List<string> Messages { get; init; } = [];

    /// <summary>The questions that was understood as, oldest first.</summary>
    public List<string> Questions { get; init; } = [];

    /// <summary>What "tell me more" goes on from; null when there is nothing.</summary>
    public Continuation? Continuation { get; set; }

    /// <summary>Where the memory of conversations is kept in a state.</summary>
    public static IStatePropertyAccessor<ConversationMemory> In(ConversationState state) => state.CreateProperty<ConversationMemory>("memory");

    /// <summary>A new message with what went before it.</summary>
    public Turn Next(string message) => new(message, [.. Messages], [.. Questions]) { Continuation = Continuation };

    /// <summary>
    /// Remembers an answered turn. The oldest message gives way, but not one that raised a flag in force: an escalation
    /// does not end because of what is said after it. Of a message too long to be answered only a flag's surroundings are kept.
    /// </summary>
    /// <param name="said">Everything the person said in the turn.</param>
    /// <param name="reply">What they got for it.</param>
    public void Add(string said, Reply reply)
    {
        var turn = Messages.Count;
        Continuation = reply.Continuation;
        if (said.Length > TurnPipeline.LongestMessage)
        {
            if (reply.Verdict.Flags.FirstOrDefault(flag => flag.Turn == turn) is not { } flag)
                return;
            said = Around(said, flag.Span.Start);
        }

        Messages.Add(said);
        Questions.Add(reply.Question.Length > TurnPipeline.LongestMessage ? said : reply.Question);
        if (Messages.Count <= MostMessages)
            return;
        var raised = reply.Verdict.Flags.Select(flag => flag.Turn).ToHashSet();
        var oldest = Enumerable.Range(0, Messages.Count).FirstOrDefault(index => !raised.Contains(index));
        Messages.RemoveAt(oldest);
        Questions.RemoveAt(oldest);
    }

    private static string Around(string said, int place)
    {
        var start = Math.Clamp(place - LeadIn, 0, said.Length);
        return said.Substring(start, Math.Min(TurnPipeline.LongestMessage, said.Length - start));
    }
}
