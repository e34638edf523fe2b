using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Identity.Client;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The identity of a bot with a client secret.</summary>
public class PasswordServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly IMsalHttpClientFactory _httpClients;
    private readonly ILogger _logger = NullLogger.Instance;
    private readonly Lazy<ClientApplication> _application;

    public PasswordServiceClientCredentialFactory()
    {
        // The identity may be set after this, and is read when first used.
        _application = new Lazy<ClientApplication>(() => new ClientApplication(AppId, TenantId, _httpClients, _logger, Prove));
    }

    public PasswordServiceClientCredentialFactory(string appId, string password, string tenantId, HttpClient httpClient, ILogger logger)
        : this(appId, password, tenantId, FixedMsalHttpClient.Of(httpClient), logger)
    {
    }

    internal PasswordServiceClientCredentialFactory(
        string appId, string password, string tenantId, IMsalHttpClientFactory httpClients, ILogger logger)
        : this()
    {
        AppId = appId;
        Password = password;
        TenantId = tenantId;
        _httpClients = httpClients;
        _logger = logger ?? NullLogger.Instance;
    }

    public string AppId { get; set; }

    public string Password { get; set; }

    /// <summary>The tenant of a single-tenant bot; empty for a multi-tenant one.</summary>
    public string TenantId { get; }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        Task.FromResult(!string.IsNullOrEmpty(AppId) && appId == AppId);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) =>
        Task.FromResult(string.IsNullOrEmpty(AppId));

    /// <exception cref="InvalidOperationException">The app id is not this bot's; when the credentials are used, that there is no password.</exception>
    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult(string.IsNullOrEmpty(AppId)
            ? new NoCredentials()
            : _application.Value.CredentialsFor(appId, audience, loginEndpoint, validateAuthority));

    private ConfidentialClientApplicationBuilder Prove(ConfidentialClientApplicationBuilder builder) => string.IsNullOrEmpty(Password)
        ? throw new InvalidOperationException("MicrosoftAppId is set but MicrosoftAppPassword is not, so the bot cannot answer a channel.")
        : builder.WithClientSecret(Password);
}
