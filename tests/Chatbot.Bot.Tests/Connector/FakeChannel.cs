using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.Connector;

/// <summary>A channel's own service on a free port of this machine: takes what the bot sends to the service URL.</summary>
internal sealed class FakeChannel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<JObject> _received = new();

    private FakeChannel(WebApplication app) => _app = app;

    public string ServiceUrl => _app.Urls.First() + "/_connector";

    public IReadOnlyCollection<JObject> Received => _received;

    /// <summary>How many calls from now on are answered 429, asking to be called again at once.</summary>
    public int Busy { get; set; }

    public static async Task<FakeChannel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var channel = new FakeChannel(builder.Build());
        channel._app.MapPost("/_connector/v3/conversations/{**rest}", channel.TakeAsync);
        await channel._app.StartAsync();
        return channel;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        if (Busy > 0)
        {
            Busy--;
            request.HttpContext.Response.Headers.RetryAfter = "0";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        using var reader = new StreamReader(request.Body);
        _received.Enqueue(JObject.Parse(await reader.ReadToEndAsync()));
        return Results.Json(new { id = $"sent-{_received.Count}" }, statusCode: StatusCodes.Status201Created);
    }
}
