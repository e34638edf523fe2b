using Chatbot.Bot.Hosting;
using Microsoft.Net.Http.Headers;

namespace Chatbot.Bot.DirectLine;

/// <summary>
/// Lets a request through only with a token that is signed here, still valid, and for the conversation in the address.
/// The grant is then a feature of the request.
/// </summary>
/// <remarks>No or a foreign token is 401. An expired one, or one for another conversation, is 403: that status tells clients to start anew.</remarks>
/// <param name="tokens">Reads tokens.</param>
/// <param name="time">The clock.</param>
internal sealed class DirectLineToken(ConversationTokens tokens, TimeProvider time) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (Find(http.Request) is not { } token)
            return Refuse(StatusCodes.Status401Unauthorized, "MissingToken", "This address needs a token; get one from tokens/generate.");
        if (tokens.Read(token) is not { } grant)
            return Refuse(StatusCodes.Status401Unauthorized, "BadToken", "The token was not issued here, or the server has restarted; get a new one.");
        if (grant.Expires <= time.GetUtcNow())
            return Refuse(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired; get a new one.");
        if (http.GetRouteValue("id") is string id && id != grant.Conversation)
            return Refuse(StatusCodes.Status403Forbidden, "BadConversation", "The token is for another conversation.");

        http.Features.Set(grant);
        return next(context);
    }

    /// <summary>The token of a request: in the header, or in the query where a WebSocket cannot send headers.</summary>
    private static string? Find(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return header[Scheme.Length..].Trim();
        return request.Query["t"].ToString() is { Length: > 0 } token ? token : null;
    }

    private static ValueTask<object?> Refuse(int status, string code, string message) =>
        ValueTask.FromResult<object?>(ErrorBody.Result(status, code, message));
}
