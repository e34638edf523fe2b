using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The identity of a bot with a certificate: it signs what it asks for tokens with, and the private key stays here.</summary>
public class CertificateServiceClientCredentialsFactory : ServiceClientCredentialsFactory
{
    private readonly string _appId;
    private readonly ClientApplication _application;

    /// <param name="certificate">With its private key, an RSA one; it must stay usable as long as this object is.</param>
    /// <param name="tenantId">The tenant of a single-tenant bot; null or empty for a multi-tenant one.</param>
    /// <param name="sendX5c">
    /// Sends the certificate along, so that the login service can accept a renewed one by its subject and issuer.
    /// </param>
    public CertificateServiceClientCredentialsFactory(
        X509Certificate2 certificate,
        string appId,
        string tenantId = null,
        HttpClient httpClient = null,
        ILogger logger = null,
        bool sendX5c = false)
    {
        // As the genuine class has it, also for an app id that is there but blank.
        ArgumentNullException.ThrowIfNull(certificate);
        _appId = string.IsNullOrWhiteSpace(appId) ? throw new ArgumentNullException(nameof(appId)) : appId;
        _application = new ClientApplication(
            appId,
            tenantId,
            FixedMsalHttpClient.Of(httpClient),
            logger ?? NullLogger.Instance,
            builder => builder.WithCertificate(certificate, sendX5c));
    }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(appId == _appId);

    /// <summary>Never: a certificate without an app id is refused.</summary>
    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    /// <exception cref="InvalidOperationException">The app id is not this bot's.</exception>
    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult(_application.CredentialsFor(appId, audience, loginEndpoint, validateAuthority));
}
