#nullable enable
using Microsoft.Identity.Client;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>For hosts that have no <see cref="IHttpClientFactory"/>: clients that share one pool of connections.</summary>
internal sealed class SharedHttpClients : IHttpClientFactory
{
    // Renewed connections notice a changed address record.
    private static readonly SocketsHttpHandler Handler = new() { PooledConnectionLifetime = TimeSpan.FromMinutes(2) };

    public HttpClient CreateClient(string name) => new(Handler, disposeHandler: false);
}

/// <summary>Lets the token library use the host's own clients.</summary>
internal sealed class MsalHttpClients(IHttpClientFactory httpClients) : IMsalHttpClientFactory
{
    public HttpClient GetHttpClient() => httpClients.CreateClient(nameof(MsalHttpClients));
}

/// <summary>Lets the token library use one client that somebody gave.</summary>
internal sealed class FixedMsalHttpClient(HttpClient httpClient) : IMsalHttpClientFactory
{
    public HttpClient GetHttpClient() => httpClient;

    /// <returns>Null where there is no client, and the library uses its own.</returns>
    public static FixedMsalHttpClient? Of(HttpClient? httpClient) => httpClient is null ? null : new FixedMsalHttpClient(httpClient);
}
