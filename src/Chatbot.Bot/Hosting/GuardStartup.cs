using Chatbot.Safety;

namespace Chatbot.Bot.Hosting;

/// <summary>Makes the guard before the host takes its first request, so that mistakes in its files stop the start and not the first message.</summary>
/// <param name="guard">The guard.</param>
/// <param name="logger">Told which rules it has.</param>
internal sealed partial class GuardStartup(RedFlagGuard guard, ILogger<GuardStartup> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogRules(guard.Version);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "The guard has the rules and texts {Version}.")]
    private partial void LogRules(string version);
}
