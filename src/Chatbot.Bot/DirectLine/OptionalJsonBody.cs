using Chatbot.Bot.Hosting;

namespace Chatbot.Bot.DirectLine;

/// <summary>Addresses that read nothing from their body still refuse one that is not JSON: whoever sends it has made a mistake.</summary>
internal sealed class OptionalJsonBody : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var body = await RequestBody.ReadAsync(context.HttpContext.Request);
        return string.IsNullOrWhiteSpace(body) || RequestBody.IsJsonObject(body)
            ? await next(context)
            : ErrorBody.Result(StatusCodes.Status400BadRequest, "BadJson", "The body is not a JSON object; send one, or none.");
    }
}
