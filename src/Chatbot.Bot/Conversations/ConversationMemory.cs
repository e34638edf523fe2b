using Chatbot.Answering;

namespace Chatbot.Bot.Conversations;

/// <summary>What the bot remembers of a conversation: the person's last messages, and how they were understood.</summary>
internal sealed class ConversationMemory
{
    /// <summary>How many messages are remembered. Follow-ups refer to the last few; red flags spread over more are rare.</summary>
    public const int MostMessages = 20;

    /// <summary>The person's messages, oldest first.</summary>
    public List<string> Messages { get; init; } = [];

    /// <summary>The questions they were understood as, oldest first.</summary>
    public List<string> Questions { get; init; } = [];

    /// <summary>A new message with what went before it.</summary>
    public Turn Next(string message) => new(message, [.. Messages], [.. Questions]);

    /// <summary>Remembers an answered message; the oldest gives way.</summary>
    /// <param name="message">What the person wrote.</param>
    /// <param name="question">How it was understood.</param>
    public void Add(string message, string question)
    {
        Remember(Messages, message);
        Remember(Questions, question);
    }

    private static void Remember(List<string> list, string text)
    {
        list.Add(text);
        if (list.Count > MostMessages)
            list.RemoveRange(0, list.Count - MostMessages);
    }
}
