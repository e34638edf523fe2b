using System.Globalization;
using Chatbot.Bot.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.DirectLine;

/// <summary>Direct Line 3.0, as far as web chat clients use it.</summary>
internal static class DirectLineEndpoints
{
    /// <summary>Name of the CORS policy.</summary>
    public const string Cors = "directline";

    private const string Root = "/v3/directline";

    /// <summary>Maps every address under <c>/v3/directline</c>.</summary>
    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup(Root).RequireCors(Cors);
        open.MapPost("/tokens/generate", GenerateAsync).AddEndpointFilter<StartLimit>();
        open.MapFallback("{**rest}", () => ErrorBody.Result(StatusCodes.Status404NotFound, "NotFound", "There is nothing at this address of Direct Line."));

        var withToken = routes.MapGroup(Root).RequireCors(Cors).AddEndpointFilter<DirectLineToken>();
        withToken.MapPost("/tokens/refresh", Refresh).AddEndpointFilter<OptionalJsonBody>();
        withToken.MapPost("/conversations", Start).AddEndpointFilter<OptionalJsonBody>().AddEndpointFilter<StartLimit>();
        withToken.MapGet("/conversations/{id}", Resume);
        withToken.MapDelete("/conversations/{id}", (string id, Erasure erasure) => erasure.EraseAsync(id));
        withToken.MapGet("/conversations/{id}/activities", Get);
        withToken.MapPost("/conversations/{id}/activities", PostAsync);
        withToken.MapPost("/conversations/{id}/upload", UploadAsync).WithMetadata(new RequestSizeLimitAttribute(UploadedFiles.LargestUpload));
        withToken.MapGet("/conversations/{id}/stream", StreamAsync);
    }

    private static async Task<IResult> GenerateAsync(
        HttpRequest request, ConversationTokens tokens, DirectLineSecret secret, IOptions<DirectLineOptions> options, IOptions<BotOptions> botOptions)
    {
        var body = await RequestBody.ReadAsync(request);
        if (DirectLineToken.CredentialOf(request) is { } credential && secret.Is(credential))
        {
            if (DirectLineToken.IsFromPage(request))
                return DirectLineToken.SecretInPage();
            return TokenRequest.Read(body) is { } asked
                ? Grant(tokens, asked.User, asked.TrustedOrigins)
                : ErrorBody.Result(
                    StatusCodes.Status400BadRequest,
                    "BadTokenRequest",
                    "The body is {\"user\":{\"id\":\"dl_…\"},\"trustedOrigins\":[\"https://…\"]} or empty; the user's id starts with dl_ and has 4 to 100 characters.");
        }

        if (!string.IsNullOrWhiteSpace(body) && !RequestBody.IsJsonObject(body))
            return BadJson();
        if (!options.Value.AnonymousTokens)
            return ErrorBody.Result(StatusCodes.Status401Unauthorized, "MissingSecret", "Tokens of this server come from the clinic's own site only.");
        return IsTrusted(request, options.Value, botOptions.Value)
            ? Grant(tokens, ConversationTokens.NewUserId(), [])
            : ErrorBody.Result(StatusCodes.Status403Forbidden, "ForbiddenOrigin", "Pages of this site may not use the assistant; its operator can allow them.");
    }

    private static Ok<TokenBody> Grant(ConversationTokens tokens, string user, IReadOnlyList<string> origins)
    {
        var conversation = ConversationTokens.NewConversationId();
        return TypedResults.Ok(new TokenBody(conversation, tokens.Sign(conversation, user, origins), tokens.LifetimeSeconds));
    }

    private static Ok<TokenBody> Refresh(HttpContext http, ConversationTokens tokens)
    {
        var grant = Grant(http);
        return TypedResults.Ok(new TokenBody(grant.Conversation, tokens.Sign(grant.Conversation, grant.User, grant.Origins), tokens.LifetimeSeconds));
    }

    private static IResult Start(HttpContext http, DirectLineConversations conversations, ConversationTokens tokens, DirectLineTurns turns)
    {
        var grant = Grant(http);
        if (conversations.Open(grant.Conversation, grant.User) is not var (conversation, isNew))
        {
            http.Response.Headers.RetryAfter = "60";
            return ErrorBody.Result(StatusCodes.Status503ServiceUnavailable, "TooManyConversations", "The assistant is talking to too many people just now; please try again in a minute.");
        }

        if (isNew)
            turns.Greet(conversation);
        return TypedResults.Json(Describe(http, tokens, grant), statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static IResult Resume(string id, string? watermark, HttpContext http, DirectLineConversations conversations, ConversationTokens tokens)
    {
        if (conversations.Find(id) is null)
            return Over();
        return TryReadWatermark(watermark, out var seen) ? TypedResults.Ok(Describe(http, tokens, Grant(http), seen)) : BadWatermark();
    }

    private static IResult Get(string id, string? watermark, DirectLineConversations conversations)
    {
        if (conversations.Find(id) is not { } conversation)
            return Over();
        return TryReadWatermark(watermark, out var seen)
            ? TypedResults.Text(conversation.ReadAfter(seen).Set.ToJson(), "application/json; charset=utf-8")
            : BadWatermark();
    }

    private static async Task<IResult> PostAsync(string id, HttpRequest request, DirectLineConversations conversations, IncomingMessages messages)
    {
        if (conversations.Find(id) is not { } conversation)
            return Over();

        var body = await RequestBody.ReadAsync(request);
        if (!RequestBody.IsJsonObject(body))
            return BadJson();
        return IncomingActivity.Read(body, conversation) is { } activity ? messages.Take(request.HttpContext, conversation, activity) : BadActivity();
    }

    /// <summary>Files are refused in the conversation, where the person reads it: the bot says that it cannot open them.</summary>
    private static async Task<IResult> UploadAsync(string id, HttpRequest request, DirectLineConversations conversations, IncomingMessages messages)
    {
        if (conversations.Find(id) is not { } conversation)
            return Over();
        if (await UploadedFiles.ReadAsync(request) is not { } upload)
            return ErrorBody.Result(StatusCodes.Status400BadRequest, "BadUpload", "The body is not a file, nor a form with files that ends as it should.");
        return IncomingActivity.Read(upload.Activity ?? """{"type":"message"}""", conversation, upload.Files) is { } activity
            ? messages.Take(request.HttpContext, conversation, activity)
            : BadActivity();
    }

    private static async Task<IResult> StreamAsync(string id, string? watermark, HttpContext http, DirectLineConversations conversations, ActivityStream stream)
    {
        if (!http.WebSockets.IsWebSocketRequest)
            return ErrorBody.Result(StatusCodes.Status400BadRequest, "NotAWebSocket", "This address takes WebSocket connections only.");
        if (conversations.Find(id) is not { } conversation)
            return Over();
        if (!TryReadWatermark(watermark, out var seen))
            return BadWatermark();

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await stream.RunAsync(socket, conversation, seen, http.RequestAborted);
        return TypedResults.Empty;
    }

    /// <summary>Whether the page that asks may embed the widget: this host's own, or one of the allowed origins. Programs send no origin.</summary>
    private static bool IsTrusted(HttpRequest request, DirectLineOptions options, BotOptions botOptions)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0 || options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase))
            return true;

        return Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && (page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
                || page.Authority.Equals(botOptions.PublicUrl.Authority, StringComparison.OrdinalIgnoreCase));
    }

    private static ConversationBody Describe(HttpContext http, ConversationTokens tokens, ConversationGrant grant, long watermark = 0)
    {
        var request = http.Request;
        var token = tokens.Sign(grant.Conversation, grant.User, grant.Origins);
        var scheme = request.IsHttps ? "wss" : "ws";
        var streamUrl = string.Create(
            CultureInfo.InvariantCulture,
            $"{scheme}://{request.Host}{request.PathBase}{Root}/conversations/{grant.Conversation}/stream?watermark={watermark}&t={token}");
        return new ConversationBody(grant.Conversation, token, tokens.LifetimeSeconds, streamUrl);
    }

    /// <summary>An absent watermark, an empty one and <c>-</c> mean the beginning.</summary>
    private static bool TryReadWatermark(string? text, out long watermark)
    {
        watermark = 0;
        return text is null or "" or "-" || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out watermark);
    }

    private static ConversationGrant Grant(HttpContext http) => http.Features.GetRequiredFeature<ConversationGrant>();

    private static JsonHttpResult<ErrorBody> Over() =>
        ErrorBody.Result(StatusCodes.Status404NotFound, "ConversationNotFound", "This conversation has ended; start a new one.");

    private static JsonHttpResult<ErrorBody> BadWatermark() =>
        ErrorBody.Result(StatusCodes.Status400BadRequest, "BadWatermark", "The watermark is not one that this server gave out.");

    private static JsonHttpResult<ErrorBody> BadJson() =>
        ErrorBody.Result(StatusCodes.Status400BadRequest, "BadJson", "The body is not a JSON object.");

    private static JsonHttpResult<ErrorBody> BadActivity() =>
        ErrorBody.Result(StatusCodes.Status400BadRequest, "BadActivity", "The body is not an activity of type message, event or typing.");

    private sealed record TokenBody(string ConversationId, string Token, [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn);

    private sealed record ConversationBody(
        string ConversationId, string Token, [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn, string StreamUrl);
}
