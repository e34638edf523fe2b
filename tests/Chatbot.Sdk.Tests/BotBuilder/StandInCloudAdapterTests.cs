using System.Net;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>Where the stand-in is stricter than the genuine adapter, which lets these activities fail with an exception.</summary>
public sealed class StandInCloudAdapterTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    public async Task An_activity_that_cannot_be_answered_is_a_bad_request(string? serviceUrl)
    {
        var response = await PostAsync(async server => await server.PostAsync(Activities.Message("hello", serviceUrl!)));

        Assert.Equal(HttpStatusCode.BadRequest, response);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public async Task Json_nested_deeper_than_anything_sensible_is_a_bad_request(int depth)
    {
        var nested = string.Concat(Enumerable.Repeat("[", depth));

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(server => server.PostAsync($$"""{"type":"message","value":{{nested}}""")));
    }

    [Fact]
    public async Task Text_that_looks_like_a_date_or_a_type_name_is_left_alone()
    {
        Activity? seen = null;
        const string body = """
            {"type":"message","serviceUrl":"https://channel.example","value":{"$type":"System.Object","when":"2024-05-06T07:08:09.1Z"}}
            """;

        await PostAsync(server => server.PostAsync(body), activity => seen = activity);

        Assert.Equal(
            """{"$type":"System.Object","when":"2024-05-06T07:08:09.1Z"}""",
            ((Newtonsoft.Json.Linq.JObject)seen!.Value).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task However_a_body_is_mangled_the_answer_is_that_it_is_good_or_bad()
    {
        const string body = """
            {"type":"message","id":"1","timestamp":"2024-05-06T07:08:09Z","serviceUrl":"https://channel.example","channelId":"test",
             "from":{"id":"u"},"conversation":{"id":"c","isGroup":false},"recipient":{"id":"b"},"text":"hello","value":{"a":[1,2.5e3]},
             "entities":[{"type":"mention","mentioned":{"id":"b"}}],"attachments":[{"contentType":"text/plain","content":null}]}
            """;
        const string noise = "{}[]\",:-0123456789eE.\\u\0nulltrue ";
        var random = new Random(20240506);
        await using var server = await BotServer.StartAsync(
            new CloudAdapter(new ConfigurationBuilder().Build()), new BotOf((_, _) => Task.CompletedTask));

        for (var round = 0; round < 1_000; round++)
        {
            var mangled = new System.Text.StringBuilder(body);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(mangled.Length);
                if (random.Next(2) == 0)
                    mangled[at] = noise[random.Next(noise.Length)];
                else
                    mangled.Remove(at, Math.Min(random.Next(1, 20), mangled.Length - at));
            }

            using var response = await server.PostAsync(mangled.ToString());
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{response.StatusCode} for {mangled}");
        }
    }

    private static async Task<HttpStatusCode> PostAsync(
        Func<BotServer, Task<HttpResponseMessage>> post, Action<Activity>? look = null)
    {
        var adapter = new CloudAdapter(new ConfigurationBuilder().Build());
        await using var server = await BotServer.StartAsync(adapter, new BotOf((turn, _) =>
        {
            look?.Invoke(turn.Activity);
            return Task.CompletedTask;
        }));
        using var response = await post(server);
        return response.StatusCode;
    }
}
