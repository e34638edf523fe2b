namespace Chatbot.Knowledge.Embedding;

/// <summary>An embedding model cannot be read or trained. The message says which or why, and what to do.</summary>
public sealed class EmbedderException(string message, Exception? inner = null) : Exception(message, inner);
