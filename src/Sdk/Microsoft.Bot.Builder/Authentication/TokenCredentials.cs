#nullable enable
using System.Net.Http.Headers;
using Microsoft.Identity.Client;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Adds the bot's own bearer token; the application keeps it until shortly before it expires.</summary>
internal sealed class TokenCredentials(Lazy<IConfidentialClientApplication> application, string audience) : ServiceClientCredentials
{
    private readonly string[] _scopes = [$"{audience.TrimEnd('/')}/.default"];

    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var result = await application.Value.AcquireTokenForClient(_scopes).ExecuteAsync(cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", result.AccessToken);
    }
}
