using Chatbot.Knowledge;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Qdrant.Standby;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Chatbot.Bot.Sources;

/// <summary>Ready to answer, for probes: an index is open; degraded while it is the copy of a server that is away.</summary>
/// <param name="live">The generation that questions are answered from.</param>
/// <param name="standby">The server and its copy; null where the index is embedded.</param>
internal sealed class KnowledgeReady(LiveIndex live, StandbyStore? standby = null) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var held = await live.HoldAsync(cancellationToken);
            return standby?.Outage is null
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded("The Qdrant server is away; questions are answered from the copy on this machine.");
        }
        catch (Exception exception) when (exception is IndexMissingException or IndexDamagedException or IndexUnavailableException)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }
}
