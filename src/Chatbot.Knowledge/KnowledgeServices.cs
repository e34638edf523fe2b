using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Index.Embedded;
using Chatbot.Knowledge.Indexing;
using Chatbot.Knowledge.Qdrant;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Knowledge.Splitting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbot.Knowledge;

/// <summary>Registers this room.</summary>
public static class KnowledgeServices
{
    private static readonly TimeSpan QdrantTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Adds reading, indexing and retrieval.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">Where the index is.</param>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, KnowledgeOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(options);
        services.TryAddSingleton<IIndexStore>(provider => StoreFor(options, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(CorpusReader.Default);
        services.TryAddSingleton(_ => new PassageSplitter(PassageTokenizer.Create(), new SplitterOptions()));
        services.TryAddSingleton<Indexer>();
        services.TryAddSingleton<LiveIndex>();
        services.TryAddSingleton<Retriever>();
        return services;
    }

    private static IIndexStore StoreFor(KnowledgeOptions options, TimeProvider time) => options.QdrantUrl is { } url
        ? new QdrantIndexStore(new QdrantOptions(url, options.Collection, options.QdrantApiKey, QdrantTimeout), time)
        : new EmbeddedIndexStore(options.IndexDirectory, time);
}
