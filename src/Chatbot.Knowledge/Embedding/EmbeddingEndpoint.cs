namespace Chatbot.Knowledge.Embedding;

/// <summary>A service that embeds texts and speaks OpenAI's protocol: OpenAI itself, Azure OpenAI, Ollama, vLLM and others.</summary>
public sealed record EmbeddingEndpoint
{
    /// <summary>The address up to the version, such as <c>http://localhost:11434/v1</c>.</summary>
    public required Uri Url { get; init; }

    /// <summary>The service's name for the model. An index records it and refuses to open with another.</summary>
    public required string Model { get; init; }

    /// <summary>The service's key; null when it needs none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Length of the vectors to ask for, where the model leaves a choice; null for the model's own.</summary>
    public int? Dimensions { get; init; }

    /// <summary>
    /// Folder that keeps the vectors of passages, so that a text is paid for once. Default <c>.chatbot/embeddings</c>, relative to the current
    /// directory. Questions are never kept.
    /// </summary>
    public string CacheDirectory { get; init; } = Path.Combine(".chatbot", "embeddings");
}
