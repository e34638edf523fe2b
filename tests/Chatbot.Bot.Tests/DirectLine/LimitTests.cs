using System.Net;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.DirectLine;

/// <summary>Nobody can keep the assistant busy for others, and nobody in an emergency is told to wait.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task Who_writes_too_fast_is_told_how_long_to_wait_and_still_gets_the_emergency_answer()
    {
        await using var host = new BotHost().With("DirectLine:MessagesPerMinute", "2").Start();
        using var http = host.CreateClient();
        var client = await DirectLineClient.StartAsync(http);
        await client.SayAsync("What helps?");
        await client.SayAsync("What else helps?");

        using var third = await PostAsync(http, client, "And what else?");
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("please wait", JObject.Parse(await third.Content.ReadAsStringAsync())["error"]!.Value<string>("message"), StringComparison.Ordinal);

        using var emergency = await PostAsync(http, client, "I can't feel between my legs and I wet myself");
        Assert.Equal(HttpStatusCode.OK, emergency.StatusCode);
        var answers = await client.ReadAsync(botMessages: 4);
        Assert.Equal("escalation", answers.Last(DirectLineClient.IsFromBot)["channelData"]!["medicalReply"]!["kind"]);
    }

    [Fact]
    public async Task One_conversation_that_is_limited_does_not_limit_another()
    {
        await using var host = new BotHost().With("DirectLine:MessagesPerMinute", "1").Start();
        using var http = host.CreateClient();
        var fast = await DirectLineClient.StartAsync(http);
        await fast.SayAsync("What helps?");
        using var refused = await PostAsync(http, fast, "And what else?");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);

        var other = await DirectLineClient.StartAsync(http);
        await other.SayAsync("What helps?");
    }

    [Fact]
    public async Task A_token_that_asks_without_end_is_limited_too()
    {
        await using var host = new BotHost().With("DirectLine:RequestsPerMinute", "60").Start();
        using var http = host.CreateClient();
        var client = await DirectLineClient.StartAsync(http);

        var statuses = new List<HttpStatusCode>();
        for (var poll = 0; poll < 80; poll++)
            statuses.Add((await client.SendAsync(HttpMethod.Get, $"conversations/{client.Conversation}/activities?watermark=0")).Status);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, statuses[0]);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", "203.0.113.8")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")]
    public async Task An_address_may_start_only_so_many_conversations_and_a_proxy_says_whose_it_is(string first, string same, string other)
    {
        await using var host = new BotHost()
            .With("DirectLine:StartsPerMinute", "2").With("Bot:Proxies:0", "127.0.0.0/8").With("Bot:Proxies:1", "::1").Start();
        using var http = host.CreateClient();

        Assert.Equal(HttpStatusCode.OK, await StartAsync(http, first));
        Assert.Equal(HttpStatusCode.OK, await StartAsync(http, same));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StartAsync(http, same));
        Assert.Equal(HttpStatusCode.OK, await StartAsync(http, other));
    }

    [Fact]
    public async Task An_address_that_nobody_vouches_for_is_not_believed()
    {
        await using var host = new BotHost().With("DirectLine:StartsPerMinute", "1").With("Bot:Proxies:0", "192.0.2.1").Start();
        using var http = host.CreateClient();

        // This machine's own requests are not counted, whatever they claim to come from.
        Assert.Equal(HttpStatusCode.OK, await StartAsync(http, "203.0.113.7"));
        Assert.Equal(HttpStatusCode.OK, await StartAsync(http, "203.0.113.7"));
    }

    private static async Task<HttpStatusCode> StartAsync(HttpClient http, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate");
        request.Headers.Add("X-Forwarded-For", address);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, DirectLineClient client, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{client.Conversation}/activities")
        {
            Content = new StringContent(new JObject { ["type"] = "message", ["text"] = text }.ToString(), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {client.Token}");
        return await http.SendAsync(request);
    }
}
