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
/// <c>ToBotFromEmulatorOpenIdMetadataUrl</c>, <c>ToChannelFromBotLoginUrl</c>, <c>ToChannelFromBotOAuthScope</c>,
/// <c>ValidateAuthority</c>. Without one, the public cloud's value holds.
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
        if (configuration["ChannelService"] is { Length: > 0 })
            throw new InvalidOperationException("ChannelService is set; this build knows the public cloud only, see docs/sdk.md.");

        var httpClients = httpClientFactory ?? new SharedHttpClients();
        var credentials = credentialsFactory
            ?? new ConfigurationServiceClientCredentialFactory(configuration, new MsalHttpClients(httpClients), logger);
        var channelIssuer = Setting("ToBotFromChannelTokenIssuer", AuthenticationConstants.ToBotFromChannelTokenIssuer);
        var validator = new ChannelTokenValidator(
            Issuer([channelIssuer], "ToBotFromChannelOpenIdMetadataUrl", AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl),
            Issuer(
                AuthenticationConstants.EmulatorTokenIssuers,
                "ToBotFromEmulatorOpenIdMetadataUrl",
                AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl),
            credentials,
            authConfiguration ?? new AuthenticationConfiguration());
        var login = new ChannelLogin(
            Setting("ToChannelFromBotLoginUrl", AuthenticationConstants.ToChannelFromBotLoginUrlTemplate),
            Setting("ToChannelFromBotOAuthScope", AuthenticationConstants.ToChannelFromBotOAuthScope),
            !bool.TryParse(configuration["ValidateAuthority"], out var validateAuthority) || validateAuthority);
        _inner = new ChannelAuthentication(validator, credentials, login, httpClients);

        TokenIssuer Issuer(string[] names, string metadataKey, string standard)
        {
            var keys = new SigningKeys(
                new Uri(Setting(metadataKey, standard)), httpClients, logger ?? NullLogger.Instance, TimeProvider.System);
            return new TokenIssuer(names, keys, TimeProvider.System);
        }

        string Setting(string key, string standard) => configuration[key] is { Length: > 0 } value ? value : standard;
    }

    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken) =>
        _inner.AuthenticateRequestAsync(activity, authHeader, cancellationToken);

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => _inner.CreateConnectorFactory(claimsIdentity);

    public override string GetOriginatingAudience() => _inner.GetOriginatingAudience();
}
