using Chatbot.Knowledge;
using Chatbot.Knowledge.Index;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Chatbot.Bot.Sources;

/// <summary>Ready to answer, for probes: an index is open.</summary>
/// <param name="live">The generation that questions are answered from.</param>
internal sealed class KnowledgeReady(LiveIndex live) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await live.GetAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is IndexMissingException or IndexDamagedException or IndexUnavailableException)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }
}
