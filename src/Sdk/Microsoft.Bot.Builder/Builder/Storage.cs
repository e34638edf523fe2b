namespace Microsoft.Bot.Builder;

/// <summary>Where state is kept, by key. A key that is not there is missing from the answer, not null in it.</summary>
public interface IStorage
{
    Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default);

    Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default);

    Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default);
}

/// <summary>An item that knows its version, so that a write over somebody else's newer version fails.</summary>
public interface IStoreItem
{
    string ETag { get; set; }
}

public static class StorageExtensions
{
    /// <summary>The stored items of one type; items of another type are left out.</summary>
    public static async Task<IDictionary<string, TStoreItem>> ReadAsync<TStoreItem>(
        this IStorage storage, string[] keys, CancellationToken cancellationToken = default)
        where TStoreItem : class
    {
        var items = await storage.ReadAsync(keys, cancellationToken);
        return items.Where(item => item.Value is TStoreItem).ToDictionary(item => item.Key, item => (TStoreItem)item.Value);
    }
}
