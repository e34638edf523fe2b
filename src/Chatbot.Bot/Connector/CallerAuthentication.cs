using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Connector;

/// <summary>Who may call the bot, and how it proves itself: as the SDK has it, and for Teams only from the tenants that the bot serves.</summary>
/// <param name="configuration">Holds the keys of the bot's registration.</param>
/// <param name="certificate">Proves the bot where there is one.</param>
/// <param name="callers">What a token must show.</param>
/// <param name="tenants">Whose Teams the bot serves.</param>
/// <param name="httpClients">Makes the clients that call channels and login services.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Learns who was refused.</param>
/// <exception cref="OptionsValidationException">The certificate cannot be used.</exception>
internal sealed partial class CallerAuthentication(
    IConfiguration configuration,
    IOptions<CertificateOptions> certificate,
    AuthenticationConfiguration callers,
    TeamsTenants tenants,
    IHttpClientFactory httpClients,
    TimeProvider time,
    ILogger<CallerAuthentication> logger) : ConfigurationBotFrameworkAuthentication(
        configuration,
        CertificateIdentity.From(configuration, certificate.Value, time.GetUtcNow(), httpClients.CreateClient(), logger),
        callers,
        httpClients,
        logger)
{
    /// <inheritdoc/>
    /// <exception cref="CallerNotAllowedException">The activity comes from the Teams of a tenant that the bot does not serve.</exception>
    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        // Comes after the token, so that nobody without one learns which tenants are served.
        var result = await base.AuthenticateRequestAsync(activity, authHeader, cancellationToken);
        if (tenants.Allow(activity))
            return result;

        LogForeignTenant(logger);
        throw new CallerNotAllowedException("This bot does not serve the Teams tenant that the activity comes from.");
    }

    [LoggerMessage(1, LogLevel.Warning, "An activity was refused: it comes from the Teams of a tenant that Teams:AllowedTenants does not name.")]
    private static partial void LogForeignTenant(ILogger logger);
}
