using System.Text;
using Chatbot.Bot.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Chatbot.Bot.Conversations;

/// <summary>
/// Keeps conversation state in memory and forgets it: what was not written for <see cref="BotOptions.ForgetAfter"/> is
/// gone, and past <see cref="BotOptions.MostConversations"/> the oldest goes first. Safe from many threads.
/// </summary>
/// <remarks>
/// The SDK's own memory storage never lets go of anything, which neither memory nor privacy can afford. Concurrent turns of
/// one conversation: the last write wins, as with the SDK's <c>*</c> tag.
/// </remarks>
/// <param name="options">How long and how much.</param>
/// <param name="time">The clock.</param>
internal sealed class ForgetfulStorage(IOptions<BotOptions> options, TimeProvider time) : IStorage
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Kept>> _byKey = [];
    private readonly LinkedList<Kept> _byAge = [];

    /// <inheritdoc/>
    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_lock)
        {
            Forget();
            var found = new Dictionary<string, object>();
            foreach (var key in keys)
            {
                if (_byKey.TryGetValue(key, out var node))
                    found[key] = Read(node.Value.State);
            }

            return Task.FromResult<IDictionary<string, object>>(found);
        }
    }

    /// <inheritdoc/>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_lock)
        {
            foreach (var (key, value) in changes)
            {
                Remove(key);
                _byKey[key] = _byAge.AddLast(new Kept(key, Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(value)), time.GetUtcNow()));
            }

            Forget();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_lock)
        {
            foreach (var key in keys)
                Remove(key);
        }

        return Task.CompletedTask;
    }

    /// <summary>Lets go of everything that is too old or too much.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            var oldest = time.GetUtcNow() - options.Value.ForgetAfter;
            while (_byAge.First is { } first && (first.Value.Written <= oldest || _byKey.Count > options.Value.MostConversations))
                Remove(first.Value.Key);
        }
    }

    private void Remove(string key)
    {
        if (_byKey.Remove(key, out var node))
            _byAge.Remove(node);
    }

    // What a person wrote stays a text, also when it looks like a date.
    private static JObject Read(byte[] state)
    {
        using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(state))) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    // As JSON in UTF-8, a tenth of what the same takes as objects: there may be thousands.
    private sealed record Kept(string Key, byte[] State, DateTimeOffset Written);
}
