using Chatbot.Knowledge;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Qdrant.Standby;

namespace Chatbot.Bot.Sources;

/// <summary>Follows the Qdrant server for as long as the host runs, and tells the log when it goes and when it is back.</summary>
/// <param name="options">How often to look.</param>
/// <param name="time">Counts the time between looks.</param>
/// <param name="logger">Told of changes.</param>
/// <param name="standby">The server and its copy; null where the index is embedded.</param>
/// <param name="follower">What looks; null where the index is embedded.</param>
internal sealed partial class ServerWatch(
    KnowledgeOptions options,
    TimeProvider time,
    ILogger<ServerWatch> logger,
    StandbyStore? standby = null,
    ServerFollower? follower = null) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (standby is null || follower is null)
            return;

        string? before = null;
        using var timer = new PeriodicTimer(options.FollowEvery, time);
        do
        {
            // A question may have met an outage that is over by the time of the look.
            if (standby.Outage is { } met)
                before = Tell(before, met);
            before = Tell(before, await LookAsync(follower, stoppingToken) ?? standby.Outage);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private string? Tell(string? before, string? trouble)
    {
        if (trouble is not null && trouble != before)
            LogTrouble(trouble);
        else if (trouble is null && before is not null)
            LogBack();
        return trouble;
    }

    /// <summary>What went wrong, in a sentence; null when nothing did.</summary>
    private static async Task<string?> LookAsync(ServerFollower follower, CancellationToken cancellationToken)
    {
        try
        {
            await follower.LookAsync(cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is IndexMissingException or IndexDamagedException or IndexUnavailableException
            or IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The index on the Qdrant server cannot be followed: {Trouble}")]
    private partial void LogTrouble(string trouble);

    [LoggerMessage(2, LogLevel.Information, "The Qdrant server is back and is followed again.")]
    private partial void LogBack();
}
