using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>State in this process alone, lost when it ends. Items are copied in and out, as with a store on disk.</summary>
/// <remarks>
/// The genuine class writes .NET type names into the JSON. This one remembers the type of each item beside it, so that no JSON
/// that came from a user can name a type to be created.
/// </remarks>
public class MemoryStorage : IStorage
{
    private readonly Lock _lock = new();
    private readonly JsonSerializer _serializer;
    private readonly Dictionary<string, JObject> _items;
    private readonly Dictionary<string, Type> _types = [];
    private long _version;

    public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null)
    {
        ArgumentNullException.ThrowIfNull(jsonSerializer);
        _serializer = jsonSerializer;
        _items = dictionary ?? [];
    }

    public MemoryStorage(Dictionary<string, JObject> dictionary = null)
        : this(new JsonSerializer(), dictionary)
    {
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_lock)
        {
            foreach (var key in keys)
            {
                _items.Remove(key);
                _types.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<string, object>();
        lock (_lock)
        {
            foreach (var key in keys.Distinct())
            {
                if (_items.TryGetValue(key, out var item))
                    found[key] = Copy(item, _types.GetValueOrDefault(key, typeof(object)));
            }
        }

        return Task.FromResult<IDictionary<string, object>>(found);
    }

    /// <exception cref="ArgumentException">An item's ETag is not the one stored: somebody wrote it in between.</exception>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_lock)
        {
            foreach (var (key, value) in changes)
            {
                var written = JObject.FromObject(value, _serializer);
                if (value is IStoreItem item)
                {
                    RefuseStale(key, item);
                    written[ETagName(written)] = (++_version).ToString(CultureInfo.InvariantCulture);
                }

                _items[key] = written;
                _types[key] = value.GetType();
            }
        }

        return Task.CompletedTask;
    }

    private static string ETagName(JObject item) =>
        item.Properties()
            .Select(property => property.Name)
            .FirstOrDefault(name => name.Equals(nameof(IStoreItem.ETag), StringComparison.OrdinalIgnoreCase))
        ?? nameof(IStoreItem.ETag);

    private object Copy(JObject item, Type type) =>
        type == typeof(object) ? item.DeepClone() : item.DeepClone().ToObject(type, _serializer);

    private void RefuseStale(string key, IStoreItem item)
    {
        if (item.ETag == "*" || !_items.TryGetValue(key, out var stored))
            return;

        var current = (string)stored[ETagName(stored)];
        if (current is not null && current != item.ETag)
            throw new ArgumentException($"Etag conflict at '{key}': the item has '{item.ETag}', the store has '{current}'.");
    }
}
