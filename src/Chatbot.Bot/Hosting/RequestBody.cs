using System.Text;
using System.Text.Json;

namespace Chatbot.Bot.Hosting;

/// <summary>Reads small request bodies; how large they may be is the server's limit, see <see cref="HostDefaults"/>.</summary>
internal static class RequestBody
{
    /// <summary>The whole body as text.</summary>
    /// <exception cref="BadHttpRequestException">The body is too large or broken; the host answers with its status.</exception>
    public static async Task<string> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
    }

    /// <summary>Whether a text is one JSON object.</summary>
    public static bool IsJsonObject(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
