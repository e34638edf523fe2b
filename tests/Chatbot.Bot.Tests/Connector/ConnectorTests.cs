using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using Chatbot.Bot.Connector;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.Connector;

[Collection(SharedHostTests.Name)]
public sealed class ConnectorTests(SharedHost shared)
{
    [Fact]
    public async Task A_message_is_answered_at_the_service_url_it_names()
    {
        await using var channel = await FakeChannel.StartAsync();
        using var response = await PostAsync(Message("What helps?", channel.ServiceUrl));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["typing", "message", "message"], channel.Received.Select(activity => activity.Value<string>("type")));
        Assert.StartsWith("Heat can ease muscle pain. [1]", channel.Received.ElementAt(1).Value<string>("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_is_busy_gets_each_activity_once_when_it_is_free_again()
    {
        await using var channel = await FakeChannel.StartAsync();
        channel.Busy = 2;
        using var response = await PostAsync(Message("What helps?", channel.ServiceUrl));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["typing", "message", "message"], channel.Received.Select(activity => activity.Value<string>("type")));
    }

    [Theory]
    [InlineData("{", "The body is not a JSON object.")]
    [InlineData("", "The body is not a JSON object.")]
    [InlineData("[]", "The body is not a JSON object.")]
    [InlineData("{}", "The activity has no type.")]
    [InlineData("""{"type":"message"}""", "The activity has no channelId.")]
    [InlineData("""{"type":"message","channelId":"emulator","conversation":{"id":"c"},"from":{"id":"u"},"serviceUrl":"file:///etc"}""", "The activity has no serviceUrl that starts with http or https.")]
    [InlineData("""{"type":"message","channelId":"\ud800"}""", "The activity holds half of a character (an unpaired surrogate).")]
    public async Task What_is_not_an_activity_is_refused_with_one_clear_sentence(string body, string sentence)
    {
        using var response = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(sentence, await SentenceAsync(response));
    }

    [Fact]
    public async Task An_invoke_that_the_bot_does_not_know_is_refused()
    {
        var invoke = JObject.Parse(Message("", "http://localhost:1"));
        invoke["type"] = "invoke";
        invoke["name"] = "task/fetch";
        using var response = await PostAsync(invoke.ToString());

        Assert.Equal((HttpStatusCode.NotFound, "This bot does nothing with an invoke of that name."), (response.StatusCode, await SentenceAsync(response)));
    }

    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task A_malformed_bearer_token_is_refused(string authorization)
    {
        using var request = Request(Message("What helps?", "http://localhost:1"));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await shared.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_form_that_any_web_page_could_send_is_refused()
    {
        using var body = new StringContent(Message("What helps?", "http://localhost:1"), Encoding.UTF8, "text/plain");
        using var response = await shared.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("203.0.113.7", null, 403)]
    [InlineData("203.0.113.7", "127.0.0.1", 403)]
    [InlineData("127.0.0.1", "203.0.113.7", 403)]
    [InlineData("127.0.0.1", "127.0.0.1", 403)]
    [InlineData(null, null, 403)]
    [InlineData("127.0.0.1", null, 400)]
    [InlineData("::1", null, 400)]
    public async Task Without_an_app_id_only_this_machine_may_call_and_what_a_proxy_says_does_not_count(string? address, string? forwardedFor, int status)
    {
        await using var host = new BotHost();
        var answer = await host.Server.SendAsync(http =>
        {
            http.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
            http.Request.Method = "POST";
            http.Request.Path = "/api/messages";
            http.Request.ContentType = "application/json";
            http.Request.Body = new MemoryStream("{}"u8.ToArray());
            if (forwardedFor is not null)
                http.Request.Headers["X-Forwarded-For"] = forwardedFor;
        });

        Assert.Equal(status, answer.Response.StatusCode);
    }

    [Fact]
    public void That_only_this_machine_may_call_is_said_once_at_the_start() =>
        Assert.Single(shared.Host.Log.Lines, line => line.Contains("MicrosoftAppId is not set", StringComparison.Ordinal));

    [Fact]
    public async Task With_an_app_id_nobody_is_let_in_without_a_token_whatever_the_channel_and_from_wherever()
    {
        await using var host = new BotHost().With("MicrosoftAppId", "11111111-1111-1111-1111-111111111111").With("MicrosoftAppPassword", "not used").Start();
        using var client = host.CreateClient();
        foreach (var channel in (string[])["emulator", "msteams", "test", "directline"])
        {
            using var response = await client.SendAsync(Request(Message("What helps?", "http://localhost:1", channel)));

            Assert.Equal((HttpStatusCode.Unauthorized, "The bearer token is missing or is not one that this bot accepts."), (response.StatusCode, await SentenceAsync(response)));
        }
    }

    [Theory]
    [InlineData("https://api.botframework.com", true)]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", false)]
    [InlineData("https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0", false)]
    [InlineData("https://API.botframework.com", false)]
    [InlineData(null, false)]
    public async Task Only_tokens_of_the_channel_service_open_the_door(string? issuer, bool opens)
    {
        var door = new ChannelCallersOnly(new ConfigurationBuilder().Build());
        Claim[] claims = issuer is null ? [new("aud", "bot")] : [new("aud", "bot"), new("iss", issuer)];

        if (opens)
            await door.ValidateClaimsAsync(claims);
        else
            await Assert.ThrowsAsync<CallerNotAllowedException>(() => door.ValidateClaimsAsync(claims));
    }

    [Fact]
    public async Task A_channel_that_cannot_be_reached_does_not_bring_the_bot_down()
    {
        using var response = await PostAsync(Message("What helps?", "http://localhost:1"));

        Assert.True((int)response.StatusCode < 500, $"status {response.StatusCode}");
    }

    private static string Message(string text, string serviceUrl, string channel = "emulator") => new JObject
    {
        ["type"] = "message",
        ["id"] = "1",
        ["text"] = text,
        ["channelId"] = channel,
        ["serviceUrl"] = serviceUrl,
        ["conversation"] = new JObject { ["id"] = "a:b@c;1" },
        ["from"] = new JObject { ["id"] = "user" },
        ["recipient"] = new JObject { ["id"] = "bot" },
    }.ToString();

    private static HttpRequestMessage Request(string body) => new(HttpMethod.Post, "/api/messages")
    {
        Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
    };

    private Task<HttpResponseMessage> PostAsync(string body) => shared.Client.SendAsync(Request(body));

    private static async Task<string?> SentenceAsync(HttpResponseMessage response) =>
        JObject.Parse(await response.Content.ReadAsStringAsync())["error"]?.Value<string>("message");
}
