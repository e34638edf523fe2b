namespace Chatbot.Knowledge.Retrieval;

/// <summary>Which halves of the index a search uses.</summary>
public enum SearchMode
{
    /// <summary>Both, fused and reranked.</summary>
    Hybrid,

    /// <summary>Embeddings alone.</summary>
    Dense,

    /// <summary>BM25 alone.</summary>
    Sparse,
}
