namespace Qdrant.Client;

/// <summary>The server answered that it did not do what it was asked to.</summary>
public class QdrantException(string message) : Exception(message);
