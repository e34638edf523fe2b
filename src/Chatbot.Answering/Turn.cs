using Chatbot.Answering.Replies;

namespace Chatbot.Answering;

/// <summary>Told of an answer while a language model still writes it: all statements that are verified so far. The reply may be another one.</summary>
public delegate Task HeardStatements(IReadOnlyList<string> statements, CancellationToken cancellationToken);

/// <summary>One message of a person, with what went before it in the conversation.</summary>
/// <param name="Message">The message as it was typed.</param>
/// <param name="Earlier">What the person said earlier, oldest first; see <see cref="Said"/>.</param>
/// <param name="EarlierQuestions">How those were understood, standing alone, oldest first; see <see cref="Reply.Question"/>. May be empty.</param>
public sealed record Turn(string Message, IReadOnlyList<string> Earlier, IReadOnlyList<string> EarlierQuestions)
{
    /// <summary>Words that came with the message and are screened, but are no question, such as the names of attached files.</summary>
    public string Beside { get; init; } = "";

    /// <summary>Everything that the person said in this turn: what the guard reads.</summary>
    public string Said => Beside.Length == 0 ? Message : $"{Message}\n{Beside}".Trim('\n');

    /// <summary>The country whose telephone lines the person chose, or null.</summary>
    public string? Country { get; init; }

    /// <summary>The channel that the message came over, for the record of an escalation; empty when it came over none.</summary>
    public string Channel { get; init; } = "";

    /// <summary>What "tell me more" goes on from: that of the last reply; null when there is none.</summary>
    public Continuation? Continuation { get; init; }

    /// <summary>Told of statements before the reply is complete; null when the channel shows none. Never called for the extractive answer, which is there at once.</summary>
    public HeardStatements? Heard { get; init; }

    /// <summary>A message that opens a conversation.</summary>
    public static Turn First(string message) => new(message, [], []);
}
