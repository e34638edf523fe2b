using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>One call to the connector: the path as it was on the wire, escaped.</summary>
internal sealed record ConnectorCall(string Method, string Path, string Body, string Authorization)
{
    public JObject Json => JObject.Parse(Body);
}

/// <summary>A channel's connector that keeps what it was asked and answers each message with the id <c>reply-N</c>.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly ConcurrentQueue<ConnectorCall> _calls = new();
    private LoopbackHost _host = null!;

    public string Url => _host.Url;

    public IReadOnlyList<ConnectorCall> Calls => [.. _calls];

    /// <summary>Status and body of an answer; null for the usual one.</summary>
    public Func<ConnectorCall, (int Status, string Body)?> Answer { get; set; } = _ => null;

    public static async Task<FakeConnector> StartAsync()
    {
        var connector = new FakeConnector();
        connector._host = await LoopbackHost.StartAsync(connector.AnswerAsync);
        return connector;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var call = new ConnectorCall(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            await reader.ReadToEndAsync(context.RequestAborted),
            context.Request.Headers.Authorization.ToString());
        _calls.Enqueue(call);

        var (status, body) = Answer(call) ?? (200, $$"""{"id":"reply-{{_calls.Count}}"}""");
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }
}
