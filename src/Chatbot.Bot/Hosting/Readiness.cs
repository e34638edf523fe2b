using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Chatbot.Bot.Hosting;

/// <summary>What a probe is told: <c>{"status":"healthy"}</c>, <c>"degraded"</c> with a reason, or <c>"unhealthy"</c>.</summary>
internal static class Readiness
{
    /// <summary>Answers a probe. Why a host is unhealthy stands in its log alone: it may name folders and addresses.</summary>
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var reason = report.Status == HealthStatus.Degraded
            ? report.Entries.Values.First(entry => entry.Status == HealthStatus.Degraded).Description
            : null;
        var status = report.Status switch
        {
            HealthStatus.Healthy => "healthy",
            HealthStatus.Degraded => "degraded",
            _ => "unhealthy",
        };
        return reason is null
            ? context.Response.WriteAsJsonAsync(new { status }, context.RequestAborted)
            : context.Response.WriteAsJsonAsync(new { status, reason }, context.RequestAborted);
    }
}
