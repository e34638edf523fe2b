#nullable enable
using System.Security.Claims;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Lets channels in by their token, and everybody where the bot has no app id.</summary>
internal sealed class ChannelAuthentication(
    ChannelTokenValidator validator, ServiceClientCredentialsFactory credentials, ChannelLogin login, IHttpClientFactory httpClients)
    : BotFrameworkAuthentication
{
    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string? authHeader, CancellationToken cancellationToken)
    {
        var anonymous = string.IsNullOrWhiteSpace(authHeader) && await credentials.IsAuthenticationDisabledAsync(cancellationToken);
        var identity = anonymous
            ? new ClaimsIdentity(AuthenticationConstants.AnonymousAuthType)
            : await validator.ValidateAsync(authHeader, activity, cancellationToken);

        return new AuthenticateRequestResult
        {
            ClaimsIdentity = identity,
            Audience = login.Audience,
            CallerId = anonymous ? null : "urn:botframework:azure",
            ConnectorFactory = CreateConnectorFactory(identity),
        };
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity)
    {
        // A channel's token names the bot as its audience; an identity made for a proactive turn does so too.
        var appId = claimsIdentity.FindFirst(AuthenticationConstants.AudienceClaim)?.Value;
        return new CredentialedConnectorFactory(appId, credentials, login, httpClients);
    }

    public override string GetOriginatingAudience() => login.Audience;

    private sealed class CredentialedConnectorFactory(
        string? appId, ServiceClientCredentialsFactory credentials, ChannelLogin login, IHttpClientFactory httpClients) : ConnectorFactory
    {
        public override async Task<IConnectorClient> CreateAsync(string serviceUrl, string? audience, CancellationToken cancellationToken)
        {
            if (!ServiceUrl.TryParse(serviceUrl, out var address))
                throw new ArgumentException("The service URL is no absolute http or https address.", nameof(serviceUrl));

            ServiceClientCredentials proof = await credentials.CreateCredentialsAsync(
                appId, audience ?? login.Audience, login.Endpoint, login.ValidateAuthority, cancellationToken);
            return new ConnectorClient(httpClients.CreateClient(), address, proof);
        }
    }
}

/// <summary>Where the bot gets its token for channels, and for which audience.</summary>
/// <param name="Endpoint">An address, in which <c>{0}</c> stands for the bot's tenant.</param>
/// <param name="ValidateAuthority">Whether the endpoint must be one that Microsoft's list of clouds knows.</param>
internal sealed record ChannelLogin(string Endpoint, string Audience, bool ValidateAuthority);
