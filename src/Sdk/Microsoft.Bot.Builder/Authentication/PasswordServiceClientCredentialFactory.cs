using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Identity.Client;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The identity of a bot with a client secret.</summary>
public class PasswordServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    // Kept for good: a new one per turn would fetch a token per turn.
    private readonly ConcurrentDictionary<(string Authority, bool ValidateAuthority, string Audience), BotToken> _tokens = new();
    private readonly IMsalHttpClientFactory _httpClients;
    private readonly ILogger _logger = NullLogger.Instance;

    public PasswordServiceClientCredentialFactory()
    {
    }

    public PasswordServiceClientCredentialFactory(string appId, string password, string tenantId, HttpClient httpClient, ILogger logger)
        : this(appId, password, tenantId, FixedMsalHttpClient.Of(httpClient), logger)
    {
    }

    internal PasswordServiceClientCredentialFactory(
        string appId, string password, string tenantId, IMsalHttpClientFactory httpClients, ILogger logger)
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

    /// <exception cref="InvalidOperationException">The app id is not this bot's, or there is no password.</exception>
    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(AppId))
            return Task.FromResult<ServiceClientCredentials>(new NoCredentials());
        if (appId != AppId)
            throw new InvalidOperationException("The bot is to speak under an app id that is not its own.");

        var authority = string.IsNullOrEmpty(TenantId)
            ? loginEndpoint
            : AuthenticationConstants.ToChannelFromBotLoginUrl(TenantId);
        var token = _tokens.GetOrAdd((authority, validateAuthority, audience), NewToken);
        return Task.FromResult<ServiceClientCredentials>(new TokenCredentials(token));
    }

    private BotToken NewToken((string Authority, bool ValidateAuthority, string Audience) of)
    {
        var application = new Lazy<IConfidentialClientApplication>(() => Build(of.Authority, of.ValidateAuthority));
        return new BotToken(
            async cancellationToken =>
            {
                var scopes = TokenCredentials.Scopes(of.Audience);
                var result = await application.Value.AcquireTokenForClient(scopes).ExecuteAsync(cancellationToken);
                return new IssuedToken(result.AccessToken, result.ExpiresOn);
            },
            _logger,
            TimeProvider.System);
    }

    private IConfidentialClientApplication Build(string authority, bool validateAuthority)
    {
        if (string.IsNullOrEmpty(Password))
            throw new InvalidOperationException(
                "MicrosoftAppId is set but MicrosoftAppPassword is not, so the bot cannot answer a channel.");

        var builder = ConfidentialClientApplicationBuilder.Create(AppId)
            .WithAuthority(authority, validateAuthority)
            .WithClientSecret(Password);
        return (_httpClients is null ? builder : builder.WithHttpClientFactory(_httpClients)).Build();
    }
}
