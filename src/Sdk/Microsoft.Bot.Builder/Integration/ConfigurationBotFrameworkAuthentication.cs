using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Authentication as the configuration says; without <c>MicrosoftAppId</c> anybody is let in.</summary>
/// <remarks>
/// Keys beside those of the identity: <c>ToBotFromChannelOpenIdMetadataUrl</c>, <c>ToBotFromChannelTokenIssuer</c>,
/// <c>ToChannelFromBotLoginUrl</c>, <c>ToChannelFromBotOAuthScope</c>.
/// </remarks>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private readonly ChannelAuthentication _inner;

    public ConfigurationBotFrameworkAuthentication(
        IConfiguration configuration,
        ServiceClientCredentialsFactory credentialsFactory = null,
        AuthenticationConfiguration authConfiguration = null,
        IHttpClientFactory httpClientFactory = null,
        ILogger logger = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var httpClients = httpClientFactory ?? new SharedHttpClients();
        var credentials = credentialsFactory
            ?? new ConfigurationServiceClientCredentialFactory(configuration, new MsalHttpClients(httpClients));
        var metadataUrl = Setting("ToBotFromChannelOpenIdMetadataUrl", AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl);
        var keys = new SigningKeys(new Uri(metadataUrl), httpClients, logger ?? NullLogger.Instance, TimeProvider.System);
        var validator = new ChannelTokenValidator(
            keys,
            Setting("ToBotFromChannelTokenIssuer", AuthenticationConstants.ToBotFromChannelTokenIssuer),
            credentials,
            authConfiguration ?? new AuthenticationConfiguration(),
            TimeProvider.System);
        var login = new ChannelLogin(
            Setting(
                "ToChannelFromBotLoginUrl",
                AuthenticationConstants.ToChannelFromBotLoginUrl(AuthenticationConstants.DefaultChannelAuthTenant)),
            Setting("ToChannelFromBotOAuthScope", AuthenticationConstants.ToChannelFromBotOAuthScope));
        _inner = new ChannelAuthentication(validator, credentials, login, httpClients);

        string Setting(string key, string standard) => configuration[key] is { Length: > 0 } value ? value : standard;
    }

    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken) =>
        _inner.AuthenticateRequestAsync(activity, authHeader, cancellationToken);

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => _inner.CreateConnectorFactory(claimsIdentity);

    public override string GetOriginatingAudience() => _inner.GetOriginatingAudience();
}
