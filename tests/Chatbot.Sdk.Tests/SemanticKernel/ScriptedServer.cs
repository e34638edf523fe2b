using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chatbot.Sdk.Tests.SemanticKernel;

/// <summary>A server on loopback that speaks OpenAI's chat protocol: every request is kept and answered as the script says.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private ScriptedServer(WebApplication app) => this.app = app;

    public ConcurrentQueue<(string Path, string? Authorization, JsonNode Body)> Requests { get; } = [];

    public Uri Endpoint => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1");

    public static async Task<ScriptedServer> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new ScriptedServer(builder.Build());
        server.app.Run(async context =>
        {
            var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            server.Requests.Enqueue((context.Request.Path, context.Request.Headers.Authorization, body!));
            await answer(context);
        });
        await server.app.StartAsync();
        return server;
    }

    public static Task<ScriptedServer> AnsweringAsync(string text) => StartAsync(context => context.Response.WriteAsJsonAsync(new
    {
        id = "c-1",
        @object = "chat.completion",
        created = 1_700_000_000,
        model = "test-model",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = text } } },
        usage = new { prompt_tokens = 7, completion_tokens = 3, total_tokens = 10 },
    }));

    public static Task<ScriptedServer> RefusingAsync(int status) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { message = "no", type = "test", code = "test" } });
    });

    public static Task<ScriptedServer> StreamingAsync(params string[] parts) => StartAsync(async context =>
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var part in parts)
            await WriteEventAsync(context, JsonContent(part, finish: null));
        await WriteEventAsync(context, JsonContent(null, finish: "stop"));
        await WriteEventAsync(context, "[DONE]");
    });

    public static async Task WriteEventAsync(HttpContext context, string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    public static string JsonContent(string? content, string? finish) => new JsonObject
    {
        ["id"] = "c-1",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1_700_000_000,
        ["model"] = "test-model",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["delta"] = content is null ? [] : new JsonObject { ["role"] = "assistant", ["content"] = content },
            ["finish_reason"] = finish,
        }),
    }.ToJsonString();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
