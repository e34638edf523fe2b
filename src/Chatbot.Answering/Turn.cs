namespace Chatbot.Answering;

/// <summary>One message of a person, with what went before it in the conversation.</summary>
/// <param name="Message">The message as it was typed.</param>
/// <param name="Earlier">The person's earlier messages, oldest first.</param>
/// <param name="EarlierQuestions">How those were understood, standing alone, oldest first; see <see cref="Replies.Reply.Question"/>. May be empty.</param>
public sealed record Turn(string Message, IReadOnlyList<string> Earlier, IReadOnlyList<string> EarlierQuestions)
{
    /// <summary>A message that opens a conversation.</summary>
    public static Turn First(string message) => new(message, [], []);
}
