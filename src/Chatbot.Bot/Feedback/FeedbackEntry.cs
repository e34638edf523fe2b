using System.Security.Cryptography;
using System.Text;

namespace Chatbot.Bot.Feedback;

/// <summary>A vote as it is kept: without whose it is, and redacted.</summary>
/// <param name="Time">When it was given.</param>
/// <param name="Conversation">Tells votes of one conversation from others; see <see cref="NameOf"/>.</param>
/// <param name="Answer">Which answer of the conversation it is about; a later vote on it takes the place of an earlier one.</param>
/// <param name="Vote"><c>up</c> or <c>down</c>.</param>
/// <param name="Documents">The articles that the answer cited.</param>
/// <param name="Reason">Why, redacted; null where none was given.</param>
internal sealed record FeedbackEntry(
    DateTimeOffset Time, string Conversation, string Answer, string Vote, IReadOnlyList<string> Documents, string? Reason)
{
    /// <summary>The name that a conversation has here: a hash, since its own name is half of what opens it.</summary>
    public static string NameOf(string conversation) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(conversation)))[..20];
}
