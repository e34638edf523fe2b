using System.Collections.Concurrent;
using Chatbot.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.DirectLine;

/// <summary>The open conversations. One that nobody has written in for <see cref="BotOptions.ForgetAfter"/> is gone.</summary>
/// <param name="options">How many may be open.</param>
/// <param name="botOptions">How long a silent one stays.</param>
/// <param name="time">The clock.</param>
internal sealed class DirectLineConversations(IOptions<DirectLineOptions> options, IOptions<BotOptions> botOptions, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DirectLineConversation> _open = new(StringComparer.Ordinal);

    /// <summary>How many are open.</summary>
    public int Count => _open.Count;

    /// <summary>The conversation of that name, if it is open.</summary>
    public DirectLineConversation? Find(string id) =>
        _open.TryGetValue(id, out var conversation) && !IsOver(conversation) ? conversation : null;

    /// <summary>Opens a conversation, or finds it already open.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="user">The person's id in it.</param>
    /// <returns>The conversation and whether it is new; null when too many are open.</returns>
    public (DirectLineConversation Conversation, bool IsNew)? Open(string id, string user)
    {
        if (Find(id) is { } open)
            return (open, false);

        if (_open.Count >= options.Value.MostConversations)
            Forget();
        if (_open.Count >= options.Value.MostConversations)
            return null;

        var created = new DirectLineConversation(id, user, time);
        var kept = _open.AddOrUpdate(id, created, (_, existing) => IsOver(existing) ? created : existing);
        return (kept, ReferenceEquals(kept, created));
    }

    /// <summary>Takes a conversation out, whether it is over or not; null when there is none of that name.</summary>
    public DirectLineConversation? Remove(string id) => _open.TryRemove(id, out var conversation) ? conversation : null;

    /// <summary>Lets go of the conversations that are over.</summary>
    public void Forget()
    {
        foreach (var entry in _open)
        {
            if (IsOver(entry.Value))
                _open.TryRemove(entry);
        }
    }

    private bool IsOver(DirectLineConversation conversation) => time.GetUtcNow() - conversation.LastWritten >= botOptions.Value.ForgetAfter;
}
