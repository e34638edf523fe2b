using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chatbot.Answering.Tests.Models;

/// <summary>What a script sees of a request.</summary>
internal sealed record ModelRequest(string Body, string System, string User, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The number, in the prompt, of the passage that holds some words; 0 when none does.</summary>
    public int PassageWith(string words)
    {
        foreach (Match passage in Regex.Matches(User, @"(?ms)^\[(\d+)\] .*?(?=^\[\d+\] |\z)"))
        {
            if (Regex.Replace(passage.Value, @"\s+", " ").Contains(words, StringComparison.Ordinal))
                return int.Parse(passage.Groups[1].Value, CultureInfo.InvariantCulture);
        }

        return 0;
    }
}

/// <summary>A real server in this process that speaks OpenAI's chat protocol and does what a test's script says.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit disposes through IAsyncLifetime.")]
public sealed class ScriptedModel : IAsyncLifetime
{
    private WebApplication? _host;

    internal ConcurrentQueue<ModelRequest> Requests { get; } = new();

    /// <summary>What the server does with a request. Set by each test.</summary>
    internal Func<ModelRequest, HttpContext, Task> Script { get; set; } = (_, _) => Task.CompletedTask;

    internal Uri Url => new(new Uri(_host!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "/v1");

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _host = builder.Build();
        _host.MapPost("/{**path}", AnswerAsync);
        await _host.StartAsync();
    }

    public async Task DisposeAsync() => await _host!.DisposeAsync();

    /// <summary>Streams a text in small parts and ends as the protocol says.</summary>
    internal static async Task SayAsync(HttpContext http, string text)
    {
        await BeginAsync(http, text);
        await http.Response.WriteAsync("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n", http.RequestAborted);
        await http.Response.WriteAsync("data: [DONE]\n\n", http.RequestAborted);
    }

    /// <summary>Streams a text and leaves the stream open.</summary>
    internal static async Task BeginAsync(HttpContext http, string text)
    {
        if (!http.Response.HasStarted)
            http.Response.ContentType = "text/event-stream";
        foreach (var part in text.Chunk(7))
        {
            var delta = JsonSerializer.Serialize(new string(part));
            await http.Response.WriteAsync($"data: {{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{{\"index\":0,\"delta\":{{\"role\":\"assistant\",\"content\":{delta}}},\"finish_reason\":null}}]}}\n\n", http.RequestAborted);
        }

        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        using var json = JsonDocument.Parse(body);
        var messages = json.RootElement.GetProperty("messages").EnumerateArray().ToList();
        var request = new ModelRequest(body, ContentOf("system"), ContentOf("user"), http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        Requests.Enqueue(request);
        await Script(request, http);

        string ContentOf(string role)
        {
            var content = messages.Single(message => message.GetProperty("role").GetString() == role).GetProperty("content");
            return content.ValueKind == JsonValueKind.String
                ? content.GetString()!
                : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
        }
    }
}
