using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Connector;

/// <summary>Before the host takes calls: has the bot's identity read, so that a setting which cannot work stops the start and not the first message, and says in the log who may call.</summary>
/// <param name="services">Makes what the settings ask for.</param>
/// <param name="rules">Who may call.</param>
/// <param name="tenants">Whose Teams the bot serves.</param>
/// <param name="logger">Learns who may call.</param>
internal sealed partial class ConnectorStartup(
    IServiceProvider services, CallerRules rules, TeamsTenants tenants, ILogger<ConnectorStartup> logger) : IHostedService
{
    /// <inheritdoc/>
    /// <exception cref="OptionsValidationException">A setting cannot work; the message names it.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            services.GetRequiredService<BotFrameworkAuthentication>();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The SDK says in its message which key is missing or not known.
            throw new OptionsValidationException(nameof(BotFrameworkAuthentication), typeof(BotFrameworkAuthentication), [exception.Message]);
        }

        if (!rules.HasAppId)
            LogLocalOnly();
        if (tenants.IsNobody)
            LogTeamsRefused();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "MicrosoftAppId is not set: /api/messages takes messages from this machine only, without checking who sends them.")]
    private partial void LogLocalOnly();

    [LoggerMessage(2, LogLevel.Warning, "Neither Teams:AllowedTenants nor MicrosoftAppTenantId names a tenant: messages from Teams are refused.")]
    private partial void LogTeamsRefused();
}
