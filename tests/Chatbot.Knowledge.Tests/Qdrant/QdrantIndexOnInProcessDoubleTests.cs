using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Qdrant;
using Chatbot.Knowledge.Tests.Index;
using Chatbot.Tests.QdrantDouble;

namespace Chatbot.Knowledge.Tests.Qdrant;

/// <summary>What every index promises, for Qdrant, against a double of the server in this process.</summary>
public sealed class QdrantIndexOnInProcessDoubleTests : PassageIndexContract, IAsyncLifetime
{
    private readonly List<QdrantIndexStore> _stores = [];
    private QdrantInProcessDouble? _server;

    public async Task InitializeAsync() => _server = await QdrantInProcessDouble.StartAsync(apiKey: "key");

    public async Task DisposeAsync()
    {
        _stores.ForEach(store => store.Dispose());
        await _server!.DisposeAsync();
    }

    protected override ValueTask<IIndexStore> StoreAsync()
    {
        var options = new QdrantOptions(_server!.Address, "patients", "key", TimeSpan.FromSeconds(30));
        _stores.Add(new QdrantIndexStore(options, TimeProvider.System));
        return new(_stores[^1]);
    }
}
