using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.DirectLine;

/// <summary>
/// The names of conversations that people had erased, for as long as a token of theirs could still be valid: until then somebody who
/// has one could open the conversation anew.
/// </summary>
/// <param name="options">How long tokens live.</param>
/// <param name="time">The clock.</param>
internal sealed class ErasedConversations(IOptions<DirectLineOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    /// <summary>Whether the conversation was erased.</summary>
    public bool Has(string id) => _until.ContainsKey(id);

    /// <summary>From now on no token opens the conversation.</summary>
    public void Add(string id) => _until[id] = time.GetUtcNow() + options.Value.TokenLifetime;

    /// <summary>The conversation could not be erased: its token opens it again, so that it can be tried again.</summary>
    public void Remove(string id) => _until.TryRemove(id, out _);

    /// <summary>Lets go of the names whose last token has expired.</summary>
    public void Forget()
    {
        foreach (var entry in _until)
        {
            if (entry.Value <= time.GetUtcNow())
                _until.TryRemove(entry);
        }
    }
}
