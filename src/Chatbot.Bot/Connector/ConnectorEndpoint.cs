using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Chatbot.Bot.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;

namespace Chatbot.Bot.Connector;

/// <summary><c>POST /api/messages</c>: the Bot Connector protocol's front door.</summary>
internal static class ConnectorEndpoint
{
    private const string NoObject = "The body is not a JSON object.";

    /// <summary>Maps the address.</summary>
    public static void MapConnector(this IEndpointRouteBuilder routes) => routes.MapPost("/api/messages", HandleAsync);

    private static async Task HandleAsync(HttpContext http, CallerRules rules, IBotFrameworkHttpAdapter adapter, IBot bot)
    {
        if (rules.Refuse(http) is var (status, sentence))
        {
            await RefuseAsync(http, status, sentence);
            return;
        }

        // A form post that any web page can make a browser send has another content type.
        if (!http.Request.HasJsonContentType())
        {
            await RefuseAsync(http, StatusCodes.Status415UnsupportedMediaType, $"The body must be {MediaTypeNames.Application.Json}.");
            return;
        }

        var body = await RequestBody.ReadAsync(http.Request);
        if (FindFault(body) is { } fault)
        {
            await RefuseAsync(http, StatusCodes.Status400BadRequest, fault);
            return;
        }

        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        try
        {
            await adapter.ProcessAsync(http.Request, http.Response, bot, http.RequestAborted);
        }
        catch (CallerNotAllowedException refusal)
        {
            await RefuseAsync(http, StatusCodes.Status403Forbidden, refusal.Message);
            return;
        }

        if (!http.Response.HasStarted && Refusal(http.Response.StatusCode) is var (refused, reason))
            await RefuseAsync(http, refused, reason);
    }

    /// <summary>What an activity lacks that the SDK takes for granted; null when nothing.</summary>
    private static string? FindFault(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? FindFault(json.RootElement) : NoObject;
        }
        catch (JsonException)
        {
            return NoObject;
        }
        catch (InvalidOperationException)
        {
            // The kinds of all values are looked at before they are read, so only this is left to go wrong.
            return "The activity holds half of a character (an unpaired surrogate).";
        }
    }

    private static string? FindFault(JsonElement activity)
    {
        if (!HasText(activity, "type"))
            return "The activity has no type.";
        if (!HasText(activity, "channelId"))
            return "The activity has no channelId.";
        if (!HasId(activity, "conversation"))
            return "The activity has no conversation.id.";
        if (!HasId(activity, "from"))
            return "The activity has no from.id.";
        return HasServiceUrl(activity) ? null : "The activity has no serviceUrl that starts with http or https.";
    }

    private static bool HasText(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 };

    private static bool HasId(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object && HasText(value, "id");

    private static bool HasServiceUrl(JsonElement activity) =>
        HasText(activity, "serviceUrl")
        && Uri.TryCreate(activity.GetProperty("serviceUrl").GetString(), UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    /// <summary>What a status of the adapter tells the caller; null where it is no refusal.</summary>
    private static (int Status, string Sentence)? Refusal(int status) => status switch
    {
        StatusCodes.Status400BadRequest => (status, "The body is not an activity that this bot can read."),
        StatusCodes.Status401Unauthorized => (status, "The bearer token is missing or is not one that this bot accepts."),
        StatusCodes.Status403Forbidden => (status, "The bearer token does not allow this call."),
        StatusCodes.Status503ServiceUnavailable => (status, "The keys that bearer tokens are checked with cannot be fetched at present; please call again in a minute."),

        // The adapter's word for an invoke that nothing handles; it is the caller's mistake and not this server's.
        StatusCodes.Status501NotImplemented => (StatusCodes.Status404NotFound, "This bot does nothing with an invoke of that name."),
        _ => null,
    };

    private static Task RefuseAsync(HttpContext http, int status, string sentence) =>
        ErrorBody.Result(status, "Refused", sentence).ExecuteAsync(http);
}
