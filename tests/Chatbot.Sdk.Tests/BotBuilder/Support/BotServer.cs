using System.Net.Http.Headers;
using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>A bot behind a real HTTP endpoint, as a channel sees it.</summary>
internal sealed class BotServer : IAsyncDisposable
{
    private static readonly JsonSerializerSettings WithoutNulls = new() { NullValueHandling = NullValueHandling.Ignore };

    private readonly HttpClient _channel = new();
    private LoopbackHost _host = null!;

    public static async Task<BotServer> StartAsync(IBotFrameworkHttpAdapter adapter, IBot bot) => new()
    {
        _host = await LoopbackHost.StartAsync(context =>
            adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted)),
    };

    public Task<HttpResponseMessage> PostAsync(Activity activity, string? token = null) =>
        PostAsync(JsonConvert.SerializeObject(activity, WithoutNulls), token);

    public async Task<HttpResponseMessage> PostAsync(string body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_host.Url}/api/messages")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _channel.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync() => _channel.GetAsync(new Uri($"{_host.Url}/api/messages"));

    public ValueTask DisposeAsync()
    {
        _channel.Dispose();
        return _host.DisposeAsync();
    }
}
