namespace Chatbot.Knowledge.Qdrant;

/// <summary>Where a Qdrant server is and what to keep there.</summary>
/// <param name="Url">Scheme, host and gRPC port, such as <c>http://localhost:6334</c>; <c>https</c> for TLS.</param>
/// <param name="Collection">The alias under which the live generation is found; generations are collections named after it.</param>
/// <param name="ApiKey">The key the server asks for; null when it asks for none.</param>
/// <param name="Timeout">Longest time one call may take, above zero.</param>
/// <param name="Replicas">On how many nodes of a cluster each generation is kept, from 1.</param>
public sealed record QdrantOptions(Uri Url, string Collection, string? ApiKey, TimeSpan Timeout, uint Replicas = 1)
{
    /// <summary>The server's address without a user name or password that it may carry.</summary>
    public string Server => $"{Url.Scheme}://{Url.Authority}";

    /// <summary>Server and collection, for messages and logs; never the key.</summary>
    public override string ToString() => $"the collection {Collection} on the Qdrant server at {Server}";
}
