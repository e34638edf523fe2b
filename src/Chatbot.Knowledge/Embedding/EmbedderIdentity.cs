using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Embedding;

/// <summary>Names an embedding model, so that vectors of two models are never compared.</summary>
internal static class EmbedderIdentity
{
    /// <summary>The name and version under which an index records the model.</summary>
    /// <exception cref="InvalidOperationException">The embedder does not say what model it is.</exception>
    public static string Of(IEmbeddingGenerator<string, Embedding<float>> embedder) =>
        embedder.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId
        ?? throw new InvalidOperationException($"The embedder {embedder.GetType().Name} names no model; give it one, since the index records it.");
}
