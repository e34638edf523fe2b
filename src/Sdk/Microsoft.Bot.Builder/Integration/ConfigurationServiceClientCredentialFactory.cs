using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Identity.Client;
using Microsoft.Rest;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// The bot's identity from <c>MicrosoftAppId</c>, <c>MicrosoftAppPassword</c>, <c>MicrosoftAppType</c> (<c>MultiTenant</c>, the
/// default, <c>SingleTenant</c> or <c>UserAssignedMSI</c>) and <c>MicrosoftAppTenantId</c>.
/// </summary>
public class ConfigurationServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly ServiceClientCredentialsFactory _inner;

    /// <exception cref="InvalidOperationException">A setting is missing or not known; the message names it.</exception>
    public ConfigurationServiceClientCredentialFactory(IConfiguration configuration, HttpClient httpClient = null, ILogger logger = null)
        : this(configuration, FixedMsalHttpClient.Of(httpClient), logger)
    {
    }

    internal ConfigurationServiceClientCredentialFactory(
        IConfiguration configuration, IMsalHttpClientFactory httpClients, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _inner = Create(configuration, httpClients, logger ?? NullLogger.Instance);
    }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        _inner.IsValidAppIdAsync(appId, cancellationToken);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) =>
        _inner.IsAuthenticationDisabledAsync(cancellationToken);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        _inner.CreateCredentialsAsync(appId, audience, loginEndpoint, validateAuthority, cancellationToken);

    private static ServiceClientCredentialsFactory Create(IConfiguration configuration, IMsalHttpClientFactory httpClients, ILogger logger)
    {
        const string appIdKey = "MicrosoftAppId";
        const string passwordKey = "MicrosoftAppPassword";
        const string tenantKey = "MicrosoftAppTenantId";
        var type = configuration["MicrosoftAppType"];
        return type?.ToUpperInvariant() switch
        {
            null or "" or "MULTITENANT" => WithPassword(configuration[appIdKey], configuration[passwordKey], tenant: null),
            "SINGLETENANT" => WithPassword(Required(appIdKey), Required(passwordKey), Required(tenantKey)),
            "USERASSIGNEDMSI" => WithManagedIdentity(),
            _ => throw new InvalidOperationException(
                $"MicrosoftAppType '{type}' is not known; it is MultiTenant, SingleTenant or UserAssignedMSI."),
        };

        PasswordServiceClientCredentialFactory WithPassword(string appId, string password, string tenant) =>
            new(appId, password, tenant, httpClients, logger);

        ManagedIdentityCredentialFactory WithManagedIdentity()
        {
            // Nothing here needs the tenant, but the genuine class demands it, and takes no password.
            _ = Required(tenantKey);
            if (configuration[passwordKey] is { Length: > 0 })
                throw new InvalidOperationException($"MicrosoftAppType is {type}, which has no password; remove {passwordKey}.");

            return new ManagedIdentityCredentialFactory(Required(appIdKey), httpClients, logger);
        }

        string Required(string key) => configuration[key] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"MicrosoftAppType is {type}; set {key} too.");
    }
}
