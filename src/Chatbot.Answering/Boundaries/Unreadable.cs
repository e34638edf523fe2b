namespace Chatbot.Answering.Boundaries;

/// <summary>Messages that cannot be answered because of their form.</summary>
internal static class Unreadable
{
    /// <summary>The longest question that is answered, in UTF-16 code units. The guard has read the whole message, however long.</summary>
    public const int MaxLength = 4000;

    /// <summary>The key of what to say; null when the message can be read.</summary>
    public static string? Of(string message)
    {
        if (string.IsNullOrWhiteSpace(message))
            return "empty";
        if (message.Length > MaxLength)
            return "too-long";
        return message.Any(char.IsLetter) ? null : "no-words";
    }
}
