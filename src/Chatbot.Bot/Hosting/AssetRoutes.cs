using System.IO.Compression;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Chatbot.Bot.Widget;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Chatbot.Bot.Hosting;

/// <summary>Serves the widget and the pages' style: revalidated on each use, so that a new version is seen at once.</summary>
internal static class AssetRoutes
{
    /// <summary>Maps the files.</summary>
    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        // Made with the first request: the guard, whose telephone lines it carries, is made while the host starts.
        var widget = new Lazy<Served>(() => new Served(MediaTypeNames.Text.JavaScript, routes.ServiceProvider.GetRequiredService<WidgetScript>().Text));
        Map(routes, "/widget.js", widget);
        routes.MapGet("/widget.js.sri", (WidgetScript script) => TypedResults.Text(script.Integrity + "\n", MediaTypeNames.Text.Plain));
        Map(routes, "/site.css", new(() => new Served(MediaTypeNames.Text.Css, Asset.Read("Pages/Assets/site.css"))));
        Map(routes, "/favicon.svg", new(() => new Served("image/svg+xml", Asset.Read("Pages/Assets/favicon.svg"))));
    }

    private static void Map(IEndpointRouteBuilder routes, string path, Lazy<Served> file) => routes.MapGet(path, (HttpContext http) => file.Value.To(http));

    /// <summary>A text with what its answers say about it, packed once for all who take it packed.</summary>
    private sealed class Served(string mediaType, string text)
    {
        private const string Packing = "gzip";

        private readonly byte[] _plain = Encoding.UTF8.GetBytes(text);
        private readonly byte[] _packed = Pack(Encoding.UTF8.GetBytes(text));

        private string Hash => field ??= Convert.ToHexStringLower(SHA256.HashData(_plain))[..16];

        public FileContentHttpResult To(HttpContext http)
        {
            var headers = http.Response.Headers;
            headers.CacheControl = "no-cache";
            headers.Vary = HeaderNames.AcceptEncoding;
            // Any site may embed the widget's script; whether it may then chat is decided when it asks for a token.
            headers.AccessControlAllowOrigin = "*";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            var isPacked = http.Request.Headers.AcceptEncoding.ToString().Contains(Packing, StringComparison.OrdinalIgnoreCase);
            if (isPacked)
                headers.ContentEncoding = Packing;
            return TypedResults.Bytes(
                isPacked ? _packed : _plain, $"{mediaType}; charset=utf-8", entityTag: new EntityTagHeaderValue(isPacked ? $"\"{Hash}-{Packing}\"" : $"\"{Hash}\""));
        }

        private static byte[] Pack(byte[] plain)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
                gzip.Write(plain);
            return packed.ToArray();
        }
    }
}
