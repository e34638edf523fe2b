using System.Buffers.Text;
using System.Net;
using System.Text;
using Chatbot.Bot.Hosting;
using Microsoft.Net.Http.Headers;

namespace Chatbot.Bot.Connector;

/// <summary>Who may call the bot's front door, before the adapter checks the token itself.</summary>
/// <param name="configuration"><c>MicrosoftAppId</c> decides: with it every caller needs a token, without it only this machine may call.</param>
internal sealed class CallerRules(IConfiguration configuration)
{
    private const string Scheme = "Bearer ";

    /// <summary>Whether an app id is configured, so that callers are told apart by their tokens.</summary>
    public bool HasAppId { get; } = !string.IsNullOrWhiteSpace(configuration["MicrosoftAppId"]);

    /// <summary>The status and sentence that refuse a request, or null when the adapter may look at it.</summary>
    public (int Status, string Sentence)? Refuse(HttpContext http)
    {
        if (!HasAppId && !IsFromThisMachine(http))
            return (StatusCodes.Status403Forbidden, "No app id is configured, so this bot takes messages from its own machine only.");

        var header = http.Request.Headers[HeaderNames.Authorization].ToString();
        return header.Length > 0 && !IsBearerToken(header)
            ? (StatusCodes.Status401Unauthorized, "The Authorization header does not hold a bearer token.")
            : null;
    }

    /// <summary>A proxy on this machine speaks for somebody else, so a forwarded request is never from here.</summary>
    private static bool IsFromThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For")
        && !http.Request.Headers.ContainsKey("Forwarded");

    /// <summary>Whether the header has the form of a JSON Web Token; the SDK throws on anything else instead of refusing it.</summary>
    private static bool IsBearerToken(string header)
    {
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;

        var parts = header[Scheme.Length..].Trim().Split('.');
        return parts.Length == 3
            && parts.All(part => part.Length > 0 && Base64Url.IsValid(part))
            && parts.Take(2).All(part => RequestBody.IsJsonObject(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part))));
    }
}
