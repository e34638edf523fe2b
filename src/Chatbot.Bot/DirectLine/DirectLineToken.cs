using Chatbot.Bot.Hosting;
using Microsoft.Net.Http.Headers;

namespace Chatbot.Bot.DirectLine;

/// <summary>
/// Lets a request through only with a token that is signed here, still valid, and for the conversation in the address, or with the
/// server's secret. The grant is then a feature of the request.
/// </summary>
/// <remarks>No or a foreign token is 401. An expired one, or one for another conversation, is 403: that status tells clients to start anew.</remarks>
/// <param name="tokens">Reads tokens.</param>
/// <param name="secret">Knows the server's secret.</param>
/// <param name="conversations">Know who a conversation is with, which the secret does not say.</param>
/// <param name="erased">Know which conversations a person had erased.</param>
/// <param name="limits">Bound what one token asks for.</param>
/// <param name="time">The clock.</param>
internal sealed class DirectLineToken(
    ConversationTokens tokens, DirectLineSecret secret, DirectLineConversations conversations, ErasedConversations erased, VisitorLimits limits, TimeProvider time) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (CredentialOf(http.Request) is not { } credential)
            return Refuse(StatusCodes.Status401Unauthorized, "MissingToken", "This address needs a token; get one from tokens/generate.");

        var id = http.GetRouteValue("id") as string;
        if (secret.Is(credential))
        {
            if (IsFromPage(http.Request))
                return ValueTask.FromResult<object?>(SecretInPage());
            http.Features.Set(GrantOfSecret(id));
            return next(context);
        }

        if (tokens.Read(credential) is not { } grant)
            return Refuse(StatusCodes.Status401Unauthorized, "BadToken", "The token was not issued here, or the server has restarted; get a new one.");
        if (grant.Expires <= time.GetUtcNow())
            return Refuse(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired; get a new one.");
        if (id is not null && id != grant.Conversation)
            return Refuse(StatusCodes.Status403Forbidden, "BadConversation", "The token is for another conversation.");
        if (IsFromPage(http.Request) && grant.Origins.Count > 0 && !grant.Origins.Contains(http.Request.Headers.Origin.ToString(), StringComparer.OrdinalIgnoreCase))
            return Refuse(StatusCodes.Status403Forbidden, "ForbiddenOrigin", "The token is for pages of another site.");
        if (erased.Has(grant.Conversation))
            return Refuse(StatusCodes.Status403Forbidden, "ConversationErased", "This conversation was erased; start a new one.");
        if (limits.WaitToRequest(grant.User) is { } wait)
            return ValueTask.FromResult<object?>(VisitorLimits.Refusal(http, wait));

        http.Features.Set(grant);
        return next(context);
    }

    /// <summary>The credential of a request: in the header, or in the query where a WebSocket cannot send headers; null for none.</summary>
    public static string? CredentialOf(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return header[Scheme.Length..].Trim();
        return request.Query["t"].ToString() is { Length: > 0 } token ? token : null;
    }

    /// <summary>Whether a page in a browser sent the request; programs send no origin.</summary>
    public static bool IsFromPage(HttpRequest request) => request.Headers.Origin.Count > 0;

    /// <summary>The refusal of a secret that came from a browser.</summary>
    public static IResult SecretInPage() => ErrorBody.Result(
        StatusCodes.Status403Forbidden, "SecretInPage", "The secret is for servers only; whoever reads this page has it now, so change it and give the page a token.");

    /// <summary>The secret starts new conversations and speaks in open ones as the person whose they are.</summary>
    private ConversationGrant GrantOfSecret(string? id) => new(
        id ?? ConversationTokens.NewConversationId(),
        id is not null && conversations.Find(id) is { } open ? open.User : ConversationTokens.NewUserId(),
        DateTimeOffset.MaxValue,
        []);

    private static ValueTask<object?> Refuse(int status, string code, string message) =>
        ValueTask.FromResult<object?>(ErrorBody.Result(status, code, message));
}
