using System.Text;

namespace Chatbot.Answering.Boundaries;

/// <summary>Messages that cannot be answered because of their form.</summary>
internal static class Unreadable
{
    /// <summary>The key of what to say; null when the message can be read.</summary>
    public static string? Of(string message)
    {
        if (string.IsNullOrWhiteSpace(message))
            return "empty";
        if (message.Length > TurnPipeline.LongestMessage)
            return "too-long";
        return message.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? null : "no-words";
    }
}
