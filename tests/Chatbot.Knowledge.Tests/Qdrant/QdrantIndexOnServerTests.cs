using System.Reflection;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Qdrant;
using Chatbot.Knowledge.Tests.Index;
using Qdrant.Client;
using Xunit.Sdk;

namespace Chatbot.Knowledge.Tests.Qdrant;

/// <summary>
/// What every index promises, for Qdrant, against the server that <c>QDRANT_URL</c> (and <c>QDRANT_API_KEY</c>) name: a test for each
/// promise where a server is named, and one that is skipped where none is, since <see cref="QdrantIndexOnInProcessDoubleTests"/> has
/// tested them all.
/// </summary>
public sealed class QdrantIndexOnServerTests
{
    private const string NoServer = "QDRANT_URL names no server";

    private static readonly string? Url = Environment.GetEnvironmentVariable("QDRANT_URL");
    private static readonly string? ApiKey = Environment.GetEnvironmentVariable("QDRANT_API_KEY");

    public static TheoryData<string> Promises { get; } =
        Url is null ? [NoServer] : [.. Contract.Methods.Select(method => method.Name)];

    [SkippableTheory]
    [MemberData(nameof(Promises))]
    public async Task The_server_keeps_the_promise(string promise)
    {
        Skip.If(Url is null, NoServer);
        var method = Contract.Methods.Single(method => method.Name == promise);
        foreach (var arguments in Contract.ArgumentsOf(method))
        {
            await using var contract = new Contract();
            await (Task)method.Invoke(contract, arguments)!;
        }
    }

    /// <summary>The contract at a place of its own on the server, which is emptied afterwards.</summary>
    private sealed class Contract : PassageIndexContract, IAsyncDisposable
    {
        private readonly string _collection = $"test-{Guid.NewGuid():N}";
        private readonly List<QdrantIndexStore> _stores = [];

        public static IEnumerable<MethodInfo> Methods { get; } =
            typeof(PassageIndexContract).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null);

        public static IEnumerable<object[]> ArgumentsOf(MethodInfo method) => method.GetParameters().Length == 0
            ? [[]]
            : method.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(method));

        public async ValueTask DisposeAsync()
        {
            _stores.ForEach(store => store.Dispose());
            using var client = new QdrantClient(new Uri(Url!), ApiKey);
            foreach (var name in (await client.ListCollectionsAsync()).Where(name => name.StartsWith(_collection, StringComparison.Ordinal)))
                await client.DeleteCollectionAsync(name);
        }

        protected override ValueTask<IIndexStore> StoreAsync()
        {
            _stores.Add(new QdrantIndexStore(new QdrantOptions(new Uri(Url!), _collection, ApiKey, TimeSpan.FromSeconds(60)), TimeProvider.System));
            return new(_stores[^1]);
        }
    }
}
