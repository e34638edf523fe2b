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
        services.TryAddSingleton(_ => Splitter());
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

    /// <summary>Opens what is indexed into, without a container: to a command that does nothing else, loading one would cost more than its work.</summary>
    /// <param name="options">Where the index is.</param>
    /// <param name="time">For the dates of generations.</param>
    public static IIndexStore OpenStore(KnowledgeOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.QdrantUrl is not { } url)
            return new EmbeddedIndexStore(options.IndexDirectory, time);
        var server = new QdrantIndexStore(
            new QdrantOptions(url, options.Collection, options.QdrantApiKey, QdrantTimeout, options.QdrantReplicas), time);
        return options.StandbyDirectory is { } standby ? new StandbyStore(server, new EmbeddedIndexStore(standby, time)) : server;
    }

    /// <summary>The indexer of a store that <see cref="OpenStore"/> opened.</summary>
    public static Indexer IndexerOver(IIndexStore store, KnowledgeOptions options) => new(
        store,
        CorpusReader.Default,
        new Lazy<PassageSplitter>(Splitter),
        new Lazy<IEmbeddingGenerator<string, Embedding<float>>>(() => Kept(EmbedderFor(options), options)));

    private static PassageSplitter Splitter() => new(PassageTokenizer.Create(), new SplitterOptions());

    private static IEmbeddingGenerator<string, Embedding<float>> EmbedderFor(KnowledgeOptions options) =>
        options.Embedding is { } endpoint ? new EndpointEmbedder(endpoint)
        : options.EmbedderFile is { } file ? EmbedderFile.Read(file)
        : TokenEmbedder.Default;

    // Only the indexer's: a question must never be kept.
    private static IEmbeddingGenerator<string, Embedding<float>> Kept(IEmbeddingGenerator<string, Embedding<float>> embedder, KnowledgeOptions options) =>
        options.Embedding is { } endpoint ? new CorpusEmbeddingCache(embedder, endpoint.CacheDirectory) : embedder;

    private static void AddStore(this IServiceCollection services, KnowledgeOptions options)
    {
        services.TryAddSingleton(provider => OpenStore(options, provider.GetRequiredService<TimeProvider>()));
        if (options is { QdrantUrl: not null, StandbyDirectory: not null })
        {
            services.TryAddSingleton(provider => (StandbyStore)provider.GetRequiredService<IIndexStore>());
            services.TryAddSingleton<ServerFollower>();
        }
    }
}
