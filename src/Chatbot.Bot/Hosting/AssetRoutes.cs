using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Chatbot.Bot.Widget;
using Microsoft.Net.Http.Headers;

namespace Chatbot.Bot.Hosting;

/// <summary>Serves the widget and the pages' style: revalidated on each use, so that a new version is seen at once.</summary>
internal static class AssetRoutes
{
    /// <summary>Maps the files.</summary>
    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/widget.js", MediaTypeNames.Text.JavaScript, WidgetScript.Text);
        Map(routes, "/site.css", MediaTypeNames.Text.Css, Asset.Read("Pages/Assets/site.css"));
        Map(routes, "/favicon.svg", "image/svg+xml", Asset.Read("Pages/Assets/favicon.svg"));
    }

    private static void Map(IEndpointRouteBuilder routes, string path, string mediaType, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
        routes.MapGet(path, (HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-cache";
            // Any site may embed the widget's script; whether it may then chat is decided when it asks for a token.
            response.Headers.AccessControlAllowOrigin = "*";
            response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return TypedResults.Bytes(content, $"{mediaType}; charset=utf-8", entityTag: tag);
        });
    }
}
