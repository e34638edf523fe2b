#nullable enable
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A registered application that gets tokens from its tenant's login service by proving that it is who it says.</summary>
/// <param name="tenant">The tenant of a single-tenant bot; null or empty for a multi-tenant one.</param>
/// <param name="httpClients">Null where the token library is to use its own.</param>
/// <param name="prove">Adds the proof: a secret, or a certificate.</param>
internal sealed class ClientApplication(
    string appId,
    string? tenant,
    IMsalHttpClientFactory? httpClients,
    ILogger logger,
    Func<ConfidentialClientApplicationBuilder, ConfidentialClientApplicationBuilder> prove)
{
    // Kept for good: a new one per turn would fetch a token per turn.
    private readonly ConcurrentDictionary<(string Login, bool ValidateAuthority, string Audience), BotToken> _tokens = new();

    /// <param name="loginEndpoint">
    /// The public cloud's template, in which the tenant has its place, or another login service's address, which is taken as it is.
    /// </param>
    /// <exception cref="InvalidOperationException">The app id is not this bot's.</exception>
    public ServiceClientCredentials CredentialsFor(string speaker, string audience, string loginEndpoint, bool validateAuthority)
    {
        if (speaker != appId)
            throw new InvalidOperationException("The bot is to speak under an app id that is not its own.");

        return new TokenCredentials(_tokens.GetOrAdd((loginEndpoint, validateAuthority, audience), NewToken));
    }

    private BotToken NewToken((string Login, bool ValidateAuthority, string Audience) of)
    {
        var application = new Lazy<IConfidentialClientApplication>(() => Build(of.Login, of.ValidateAuthority));
        return new BotToken(
            async cancellationToken =>
            {
                var scopes = TokenCredentials.Scopes(of.Audience);
                var result = await application.Value.AcquireTokenForClient(scopes).ExecuteAsync(cancellationToken);
                return new IssuedToken(result.AccessToken, result.ExpiresOn);
            },
            logger,
            TimeProvider.System);
    }

    private IConfidentialClientApplication Build(string login, bool validateAuthority)
    {
        var ownTenant = string.IsNullOrEmpty(tenant) ? AuthenticationConstants.DefaultChannelAuthTenant : tenant;
        var authority = login.Replace("{0}", ownTenant, StringComparison.Ordinal);
        var builder = prove(ConfidentialClientApplicationBuilder.Create(appId)).WithAuthority(authority, validateAuthority);
        return (httpClients is null ? builder : builder.WithHttpClientFactory(httpClients)).Build();
    }
}
