using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Qdrant;
using Chatbot.Knowledge.Tests.Index;
using Qdrant.Client;

namespace Chatbot.Knowledge.Tests.Qdrant;

/// <summary>
/// What every index promises, for Qdrant, against the server that <c>QDRANT_URL</c> (and <c>QDRANT_API_KEY</c>) name. Each test uses
/// collections of its own and removes them.
/// </summary>
public sealed class QdrantIndexOnServerTests : PassageIndexContract, IAsyncLifetime
{
    private static readonly string? Url = Environment.GetEnvironmentVariable("QDRANT_URL");
    private static readonly string? ApiKey = Environment.GetEnvironmentVariable("QDRANT_API_KEY");

    private readonly string _collection = $"test-{Guid.NewGuid():N}";
    private readonly List<QdrantIndexStore> _stores = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_stores.Count == 0)
            return;

        _stores.ForEach(store => store.Dispose());
        using var client = new QdrantClient(new Uri(Url!), ApiKey);
        foreach (var name in (await client.ListCollectionsAsync()).Where(name => name.StartsWith(_collection, StringComparison.Ordinal)))
            await client.DeleteCollectionAsync(name);
    }

    protected override ValueTask<IIndexStore> StoreAsync()
    {
        Skip.If(Url is null, "QDRANT_URL names no server");
        var options = new QdrantOptions(new Uri(Url!), _collection, ApiKey, TimeSpan.FromSeconds(60));
        _stores.Add(new QdrantIndexStore(options, TimeProvider.System));
        return new(_stores[^1]);
    }
}
