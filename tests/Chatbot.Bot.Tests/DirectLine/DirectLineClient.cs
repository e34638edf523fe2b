using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.DirectLine;

/// <summary>Speaks Direct Line the way web chat clients do.</summary>
internal sealed class DirectLineClient(HttpClient http)
{
    public string Token { get; set; } = "";

    public string Conversation { get; private set; } = "";

    public static async Task<DirectLineClient> StartAsync(HttpClient http)
    {
        var client = new DirectLineClient(http);
        var (_, grant) = await client.SendAsync(HttpMethod.Post, "tokens/generate", "{}");
        client.Token = grant.Value<string>("token")!;
        var (status, started) = await client.SendAsync(HttpMethod.Post, "conversations", """{"user":{}}""");
        Assert.Equal(HttpStatusCode.Created, status);
        client.Conversation = started.Value<string>("conversationId")!;
        return client;
    }

    public async Task<string> SayAsync(string text)
    {
        var message = new JObject { ["type"] = "message", ["text"] = text, ["from"] = new JObject { ["id"] = "somebody else", ["role"] = "bot" }, ["channelData"] = new JObject { ["clientActivityID"] = "key-1" } };
        var (status, posted) = await SendAsync(HttpMethod.Post, $"conversations/{Conversation}/activities", message.ToString());
        Assert.Equal(HttpStatusCode.OK, status);
        return posted.Value<string>("id")!;
    }

    /// <summary>Reads until as many messages of the bot have come, in the order they came.</summary>
    public async Task<List<JToken>> ReadAsync(int botMessages)
    {
        var all = new List<JToken>();
        for (var watermark = ""; all.Count(IsFromBot) < botMessages;)
        {
            var (_, set) = await SendAsync(HttpMethod.Get, $"conversations/{Conversation}/activities?watermark={watermark}");
            all.AddRange(set["activities"]!);
            watermark = set.Value<string>("watermark")!;
            await Task.Delay(10);
        }

        return all;
    }

    public async Task<(HttpStatusCode Status, JObject Body)> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/v3/directline/{path}");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (Token.Length > 0)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Token}");
        using var response = await http.SendAsync(request);
        return (response.StatusCode, JObject.Parse(await response.Content.ReadAsStringAsync()));
    }

    public static bool IsFromBot(JToken activity) => activity.Value<string>("type") == "message" && activity["from"]!.Value<string>("role") == "bot";
}
