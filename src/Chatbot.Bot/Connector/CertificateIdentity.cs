using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Connector;

/// <summary>The bot's identity where a certificate proves it. The SDK reads the other kinds, a secret and a managed identity, by itself.</summary>
internal static class CertificateIdentity
{
    /// <summary>The identity, or null where no certificate is configured.</summary>
    /// <param name="configuration">Holds the keys of the bot's registration.</param>
    /// <param name="options">Which certificate.</param>
    /// <param name="now">The time at which the certificate must be good.</param>
    /// <param name="http">Calls the login service, as long as the bot runs.</param>
    /// <param name="logger">Learns when a token cannot be renewed.</param>
    /// <exception cref="OptionsValidationException">The certificate, or what else the registration holds, cannot be used.</exception>
    public static ServiceClientCredentialsFactory? From(
        IConfiguration configuration, CertificateOptions options, DateTimeOffset now, HttpClient http, ILogger logger)
    {
        if (BotCertificate.Load(options, now) is not { } certificate)
            return null;
        if (configuration["MicrosoftAppPassword"] is { Length: > 0 })
            throw Fault("MicrosoftAppPassword and Bot:Certificate are both set; remove one of them.");

        var appId = Required(configuration, "MicrosoftAppId");
        return new CertificateServiceClientCredentialsFactory(certificate, appId, Tenant(configuration), http, logger, options.SendX5c);
    }

    private static string? Tenant(IConfiguration configuration) => configuration["MicrosoftAppType"]?.ToUpperInvariant() switch
    {
        null or "" or "MULTITENANT" => null,
        "SINGLETENANT" => Required(configuration, "MicrosoftAppTenantId"),
        _ => throw Fault("MicrosoftAppType must be MultiTenant or SingleTenant for a bot with a certificate."),
    };

    private static string Required(IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value ? value : throw Fault($"Bot:Certificate is set; set {key} too.");

    private static OptionsValidationException Fault(string sentence) =>
        new(CertificateOptions.Section, typeof(CertificateOptions), [sentence]);
}
