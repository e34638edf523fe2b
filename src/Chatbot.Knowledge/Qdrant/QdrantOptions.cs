namespace Chatbot.Knowledge.Qdrant;

/// <summary>Where a Qdrant server is and what to keep there.</summary>
/// <param name="Url">Scheme, host and gRPC port, such as <c>http://localhost:6334</c>; <c>https</c> for TLS.</param>
/// <param name="Collection">The alias under which the live generation is found; generations are collections named after it.</param>
/// <param name="ApiKey">The key the server asks for; null when it asks for none.</param>
/// <param name="Timeout">Longest time one call may take, above zero.</param>
public sealed record QdrantOptions(Uri Url, string Collection, string? ApiKey, TimeSpan Timeout);
