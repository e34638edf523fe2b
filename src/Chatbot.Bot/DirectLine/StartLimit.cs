namespace Chatbot.Bot.DirectLine;

/// <summary>Refuses an address that asks for too many tokens or conversations.</summary>
/// <param name="limits">Know how many are too many.</param>
internal sealed class StartLimit(VisitorLimits limits) : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        limits.WaitToStart(context.HttpContext.Connection.RemoteIpAddress) is { } wait
            ? ValueTask.FromResult<object?>(VisitorLimits.Refusal(context.HttpContext, wait))
            : next(context);
}
