using Chatbot.Knowledge.Embedding;

namespace Chatbot.Knowledge;

/// <summary>Where the index is.</summary>
public sealed record KnowledgeOptions
{
    /// <summary>The directory of the embedded index. Default <c>.chatbot/index</c>, relative to the current directory.</summary>
    public string IndexDirectory { get; init; } = Path.Combine(".chatbot", "index");

    /// <summary>A Qdrant server's gRPC address, such as <c>http://localhost:6334</c>; null (the default) uses the embedded index.</summary>
    public Uri? QdrantUrl { get; init; }

    /// <summary>The server's API key; null when it needs none.</summary>
    public string? QdrantApiKey { get; init; }

    /// <summary>The collection on the server that the index is kept in. Default <c>chatbot</c>.</summary>
    public string Collection { get; init; } = "chatbot";

    /// <summary>On how many nodes of a Qdrant cluster a new generation is kept. Default 1.</summary>
    public uint QdrantReplicas { get; init; } = 1;

    /// <summary>
    /// Where a copy of what the server has live is kept, to answer from while the server is away; null (the default) keeps none.
    /// </summary>
    public string? StandbyDirectory { get; init; }

    /// <summary>How often a host looks whether the server is away, is back, or has another generation live. Default 15 seconds.</summary>
    public TimeSpan FollowEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>An embedding model that <c>chatbot embedder train</c> wrote; null (the default) uses the one that comes with the product.</summary>
    public string? EmbedderFile { get; init; }

    /// <summary>A service to embed with, in place of a model of our own; null (the default) uses none.</summary>
    public EmbeddingEndpoint? Embedding { get; init; }

    /// <summary>Where the index is; never a key or password.</summary>
    public override string ToString() => QdrantUrl is null ? IndexDirectory : $"{Collection} on {QdrantUrl.Scheme}://{QdrantUrl.Authority}";
}
