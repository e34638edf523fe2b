using System.Net;
using System.Net.WebSockets;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.DirectLine;

[Collection(SharedHostTests.Name)]
public sealed class DirectLineTests(SharedHost shared)
{
    [Fact]
    public async Task A_message_comes_back_with_its_id_and_data_and_then_the_answer_follows()
    {
        var client = await DirectLineClient.StartAsync(shared.Client);
        var id = await client.SayAsync("What helps?");

        var activities = await client.ReadAsync(botMessages: 2);
        var echo = Assert.Single(activities, activity => activity.Value<string>("id") == id);
        Assert.Equal("key-1", echo["channelData"]!["clientActivityID"]);
        Assert.Equal("welcome", activities.First(DirectLineClient.IsFromBot)["channelData"]!["medicalReply"]!["kind"]);
        Assert.StartsWith("Heat can ease muscle pain.", activities.Last(DirectLineClient.IsFromBot).Value<string>("text"), StringComparison.Ordinal);
        Assert.Equal(activities.Select(activity => activity.Value<string>("id")).Distinct().Count(), activities.Count);
    }

    [Fact]
    public async Task Who_a_message_is_from_is_said_by_the_token_and_not_by_the_message()
    {
        var client = await DirectLineClient.StartAsync(shared.Client);
        var id = await client.SayAsync("What helps?");

        var echo = (await client.ReadAsync(botMessages: 2)).Single(activity => activity.Value<string>("id") == id);
        Assert.Equal("user", echo["from"]!["role"]);
        Assert.StartsWith("dl_", echo["from"]!.Value<string>("id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_opens_to_its_own_token_only()
    {
        var mine = await DirectLineClient.StartAsync(shared.Client);
        var theirs = await DirectLineClient.StartAsync(shared.Client);
        mine.Token = theirs.Token;

        var (status, body) = await mine.SendAsync(HttpMethod.Get, $"conversations/{mine.Conversation}/activities");
        Assert.Equal((HttpStatusCode.Forbidden, "BadConversation"), (status, body["error"]!.Value<string>("code")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJjb252IjoiYSIsInVzZXIiOiJiIiwiZXhwIjo5OTk5OTk5OTk5fQ.")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJjb252IjoiYSIsInVzZXIiOiJiIiwiZXhwIjo5OTk5OTk5OTk5fQ.AAAA")]
    public async Task Without_a_token_of_this_server_nothing_opens(string token)
    {
        var client = new DirectLineClient(shared.Client) { Token = token };

        var (status, body) = await client.SendAsync(HttpMethod.Post, "conversations", "{}");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.False(string.IsNullOrEmpty(body["error"]!.Value<string>("message")));
    }

    [Fact]
    public async Task A_refreshed_token_opens_the_same_conversation()
    {
        var client = await DirectLineClient.StartAsync(shared.Client);
        var (_, refreshed) = await client.SendAsync(HttpMethod.Post, "tokens/refresh", "");
        client.Token = refreshed.Value<string>("token")!;

        var (status, resumed) = await client.SendAsync(HttpMethod.Get, $"conversations/{client.Conversation}?watermark=1");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("/stream?watermark=1&t=", resumed.Value<string>("streamUrl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stream_brings_the_same_activities_one_at_a_time_and_goes_on_after_a_watermark()
    {
        var client = await DirectLineClient.StartAsync(shared.Client);
        await client.SayAsync("What helps?");
        var polled = await client.ReadAsync(botMessages: 2);

        var (_, resumed) = await client.SendAsync(HttpMethod.Get, $"conversations/{client.Conversation}?watermark=1");
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(resumed.Value<string>("streamUrl")!), CancellationToken.None);
        for (var number = 1; number < polled.Count; number++)
        {
            var frame = await ReceiveAsync(socket);
            Assert.Equal(polled[number].Value<string>("id"), Assert.Single(frame["activities"]!).Value<string>("id"));
            Assert.Equal($"{number + 1}", frame.Value<string>("watermark"));
        }

        await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var id = await client.SayAsync("And what else?");
        Assert.Equal(id, (await ReceiveAsync(socket))["activities"]![0]!.Value<string>("id"));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    [Theory]
    [InlineData("POST", "conversations/{c}/activities", "{", 400)]
    [InlineData("POST", "conversations/{c}/activities", "", 400)]
    [InlineData("POST", "conversations/{c}/activities", "null", 400)]
    [InlineData("POST", "conversations/{c}/activities", """{"type":"conversationUpdate"}""", 400)]
    [InlineData("POST", "conversations/{c}/activities", """{"type":"message","text":{"a":1}}""", 400)]
    [InlineData("POST", "conversations", "{", 400)]
    [InlineData("GET", "conversations/{c}/activities?watermark=-5", null, 400)]
    [InlineData("GET", "conversations/{c}/activities?watermark=a", null, 400)]
    [InlineData("GET", "conversations/{c}/stream", null, 400)]
    [InlineData("GET", "nothing/here", null, 404)]
    public async Task Bad_input_gets_one_clear_sentence(string method, string path, string? body, int status)
    {
        var client = await DirectLineClient.StartAsync(shared.Client);

        var (answered, error) = await client.SendAsync(new HttpMethod(method), path.Replace("{c}", client.Conversation, StringComparison.Ordinal), body);
        Assert.Equal(status, (int)answered);
        Assert.EndsWith(".", error["error"]!.Value<string>("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_thousand_letters_get_a_normal_reply_and_a_flood_is_refused()
    {
        var client = await DirectLineClient.StartAsync(shared.Client);
        await client.SayAsync(new string('a', 100_000));
        Assert.StartsWith("Heat can ease muscle pain. [1]", (await client.ReadAsync(botMessages: 2)).Last(DirectLineClient.IsFromBot).Value<string>("text"), StringComparison.Ordinal);

        var flood = new JObject { ["type"] = "message", ["text"] = new string('a', 300_000) };
        var (status, body) = await client.SendAsync(HttpMethod.Post, $"conversations/{client.Conversation}/activities", flood.ToString());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("256 kilobytes", body["error"]!.Value<string>("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tokens/generate")]
    [InlineData("tokens/refresh")]
    [InlineData("conversations")]
    public async Task A_body_that_is_not_json_is_refused_with_what_to_send(string path)
    {
        var client = await DirectLineClient.StartAsync(shared.Client);

        var (status, body) = await client.SendAsync(HttpMethod.Post, path, "{");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("not a JSON object", body["error"]!.Value<string>("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://clinic.example", 200, true)]
    [InlineData("https://elsewhere.example", 403, false)]
    public async Task Only_pages_of_allowed_sites_may_embed_the_widget(string origin, int status, bool isReadable)
    {
        await using var host = new BotHost().With("DirectLine:AllowedOrigins:0", "https://clinic.example");
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate");
        request.Headers.Add("Origin", origin);
        using var response = await client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(isReadable, response.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) && allowed.Contains(origin));
    }

    [Fact]
    public async Task An_allowed_site_can_read_error_answers_too()
    {
        await using var host = new BotHost().With("DirectLine:AllowedOrigins:0", "https://clinic.example");
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        request.Headers.Add("Origin", "https://clinic.example");
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(["https://clinic.example"], response.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    private static async Task<JObject> ReceiveAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            length += part.Count;
            if (part.EndOfMessage)
                return JObject.Parse(Encoding.UTF8.GetString(buffer, 0, length));
        }
    }
}
