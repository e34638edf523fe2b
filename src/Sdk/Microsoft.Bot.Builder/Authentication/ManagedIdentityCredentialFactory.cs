#nullable enable
using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The identity of a bot that runs in Azure under a user-assigned managed identity: the platform vouches for it, there is no secret.</summary>
/// <param name="ownAppId">Client id of the identity, which is the bot's app id.</param>
internal sealed class ManagedIdentityCredentialFactory(string ownAppId, IMsalHttpClientFactory? httpClients, ILogger logger)
    : ServiceClientCredentialsFactory
{
    private readonly ConcurrentDictionary<string, BotToken> _tokens = new(StringComparer.Ordinal);
    private readonly Lazy<ManagedIdentityCredential> _identity = new(() => NewIdentity(ownAppId, httpClients));

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        Task.FromResult(appId == ownAppId);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    /// <exception cref="InvalidOperationException">The app id is not this bot's.</exception>
    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
    {
        if (appId != ownAppId)
            throw new InvalidOperationException("The bot is to speak under an app id that is not its own.");

        var token = _tokens.GetOrAdd(audience, _ => new BotToken(stop => FetchAsync(audience, stop), logger, TimeProvider.System));
        return Task.FromResult<ServiceClientCredentials>(new TokenCredentials(token));
    }

    private async Task<IssuedToken> FetchAsync(string audience, CancellationToken cancellationToken)
    {
        var token = await _identity.Value.GetTokenAsync(new TokenRequestContext(TokenCredentials.Scopes(audience)), cancellationToken);
        return new IssuedToken(token.Token, token.ExpiresOn);
    }

    private static ManagedIdentityCredential NewIdentity(string appId, IMsalHttpClientFactory? httpClients)
    {
        var options = new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(appId));
        if (httpClients is not null)
            options.Transport = new HttpClientTransport(httpClients.GetHttpClient());
        return new ManagedIdentityCredential(options);
    }
}
