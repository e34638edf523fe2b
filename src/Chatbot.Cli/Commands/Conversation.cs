using System.Diagnostics;
using Chatbot.Answering;
using Chatbot.Answering.Replies;

namespace Chatbot.Cli.Commands;

/// <summary>A reply and how long it took.</summary>
internal readonly record struct TimedReply(Reply Reply, TimeSpan Elapsed);

/// <summary>One person's conversation: each message is answered with what went before it.</summary>
/// <param name="pipeline">Answers the messages.</param>
internal sealed class Conversation(TurnPipeline pipeline)
{
    private readonly List<string> _messages = [];
    private readonly List<string> _questions = [];
    private Continuation? _continuation;

    /// <summary>Answers the next message.</summary>
    public async Task<TimedReply> SayAsync(string message, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var reply = await pipeline.AnswerAsync(new Turn(message, [.. _messages], [.. _questions]) { Continuation = _continuation }, cancellationToken);
        _messages.Add(message);
        _questions.Add(reply.Question);
        _continuation = reply.Continuation;
        return new TimedReply(reply, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Answers a whole conversation in order and gives the reply to its last message.</summary>
    /// <param name="messages">The person's messages, oldest first, at least one.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<TimedReply> SayAllAsync(IReadOnlyList<string> messages, CancellationToken cancellationToken)
    {
        foreach (var earlier in messages.SkipLast(1))
            await SayAsync(earlier, cancellationToken);
        return await SayAsync(messages[^1], cancellationToken);
    }
}
