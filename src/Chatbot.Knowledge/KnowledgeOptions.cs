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

    /// <summary>An embedding model that <c>chatbot embedder train</c> wrote; null (the default) uses the one that comes with the product.</summary>
    public string? EmbedderFile { get; init; }

    /// <summary>A service to embed with, in place of a model of our own; null (the default) uses none.</summary>
    public EmbeddingEndpoint? Embedding { get; init; }

    /// <summary>Where the index is; never a key or password.</summary>
    public override string ToString() => QdrantUrl is null ? IndexDirectory : $"{Collection} on {QdrantUrl.Scheme}://{QdrantUrl.Authority}";
}
