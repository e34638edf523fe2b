using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using Microsoft.Rest;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// The bot's identity from <c>MicrosoftAppId</c>, <c>MicrosoftAppPassword</c>, <c>MicrosoftAppType</c> (<c>MultiTenant</c>, the
/// default, or <c>SingleTenant</c>) and <c>MicrosoftAppTenantId</c>.
/// </summary>
public class ConfigurationServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly PasswordServiceClientCredentialFactory _inner;

    public ConfigurationServiceClientCredentialFactory(IConfiguration configuration, HttpClient httpClient = null, ILogger logger = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var (appId, password, tenant) = Read(configuration);
        _inner = new PasswordServiceClientCredentialFactory(appId, password, tenant, httpClient, logger);
    }

    internal ConfigurationServiceClientCredentialFactory(IConfiguration configuration, IMsalHttpClientFactory httpClients)
    {
        var (appId, password, tenant) = Read(configuration);
        _inner = new PasswordServiceClientCredentialFactory(appId, password, tenant, httpClients);
    }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        _inner.IsValidAppIdAsync(appId, cancellationToken);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) =>
        _inner.IsAuthenticationDisabledAsync(cancellationToken);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        _inner.CreateCredentialsAsync(appId, audience, loginEndpoint, validateAuthority, cancellationToken);

    private static (string AppId, string Password, string Tenant) Read(IConfiguration configuration)
    {
        var appId = configuration["MicrosoftAppId"];
        var password = configuration["MicrosoftAppPassword"];
        var tenant = configuration["MicrosoftAppTenantId"];
        var type = configuration["MicrosoftAppType"];
        return type?.ToUpperInvariant() switch
        {
            null or "" or "MULTITENANT" => (appId, password, null),
            "SINGLETENANT" when !string.IsNullOrEmpty(tenant) => (appId, password, tenant),
            "SINGLETENANT" => throw new InvalidOperationException("MicrosoftAppType is SingleTenant; set MicrosoftAppTenantId too."),
            _ => throw new InvalidOperationException($"MicrosoftAppType '{type}' is not known; it is MultiTenant or SingleTenant."),
        };
    }
}
