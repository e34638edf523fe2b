using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Index.Embedded;
using Chatbot.Knowledge.Indexing;
using Chatbot.Knowledge.Linting;
using Chatbot.Knowledge.Qdrant;
using Chatbot.Knowledge.Qdrant.Standby;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Knowledge.Splitting;
using Microsoft.Extensions.AI;
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
        services.AddStore(options);
        services.TryAddSingleton<IIndexSource>(provider => provider.GetRequiredService<IIndexStore>());
        services.TryAddSingleton(CorpusReader.Default);
        services.TryAddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(_ => EmbedderFor(options));
        services.TryAddSingleton(_ => new PassageSplitter(PassageTokenizer.Create(), new SplitterOptions()));
        services.TryAddSingleton(provider => new Indexer(
            provider.GetRequiredService<IIndexStore>(),
            provider.GetRequiredService<CorpusReader>(),
            new Lazy<PassageSplitter>(provider.GetRequiredService<PassageSplitter>),
            new Lazy<IEmbeddingGenerator<string, Embedding<float>>>(
                () => Kept(provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(), options))));
        services.TryAddSingleton<CorpusLint>();
        services.TryAddSingleton<LiveIndex>();
        services.TryAddSingleton<Retriever>();
        return services;
    }

    private static IEmbeddingGenerator<string, Embedding<float>> EmbedderFor(KnowledgeOptions options) =>
        options.Embedding is { } endpoint ? new EndpointEmbedder(endpoint)
        : options.EmbedderFile is { } file ? EmbedderFile.Read(file)
        : TokenEmbedder.Default;

    // Only the indexer's: a question must never be kept.
    private static IEmbeddingGenerator<string, Embedding<float>> Kept(IEmbeddingGenerator<string, Embedding<float>> embedder, KnowledgeOptions options) =>
        options.Embedding is { } endpoint ? new CorpusEmbeddingCache(embedder, endpoint.CacheDirectory) : embedder;

    private static void AddStore(this IServiceCollection services, KnowledgeOptions options)
    {
        if (options.QdrantUrl is not { } url)
        {
            services.TryAddSingleton<IIndexStore>(provider => new EmbeddedIndexStore(options.IndexDirectory, Time(provider)));
            return;
        }

        var qdrant = new QdrantOptions(url, options.Collection, options.QdrantApiKey, QdrantTimeout, options.QdrantReplicas);
        if (options.StandbyDirectory is not { } standby)
        {
            services.TryAddSingleton<IIndexStore>(provider => new QdrantIndexStore(qdrant, Time(provider)));
            return;
        }

        services.TryAddSingleton(provider => new StandbyStore(
            new QdrantIndexStore(qdrant, Time(provider)), new EmbeddedIndexStore(standby, Time(provider))));
        services.TryAddSingleton<IIndexStore>(provider => provider.GetRequiredService<StandbyStore>());
        services.TryAddSingleton<ServerFollower>();
    }

    private static TimeProvider Time(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
}
