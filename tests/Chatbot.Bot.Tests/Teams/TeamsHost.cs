using System.Net.Http.Headers;
using System.Text;
using Chatbot.Tests.Bot.Connector;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.Teams;

/// <summary>The bot as it is delivered, guard and corpus included, and what Teams sends to it.</summary>
public sealed class TeamsHost : IAsyncLifetime
{
    internal BotHost Host { get; } = new();

    internal HttpClient Client { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Client = Host.Start().CreateClient();
        Client.BaseAddress = Host.Address;
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>Sends an activity of a new conversation and waits until the bot has dealt with it.</summary>
    /// <returns>The status and body of the HTTP answer, and the activities that the bot sent to the channel meanwhile.</returns>
    /// <param name="activity">What Teams has to say.</param>
    /// <param name="part">A part of what Teams adds that is to be replaced, or null for none.</param>
    /// <param name="value">What replaces it.</param>
    internal async Task<(int Status, string Body, IReadOnlyList<JObject> Sent)> SendAsync(JObject activity, string? part = null, JToken? value = null)
    {
        await using var channel = await FakeChannel.StartAsync();
        activity.Merge(new JObject
        {
            ["id"] = "1",
            ["channelId"] = "msteams",
            ["serviceUrl"] = channel.ServiceUrl,
            ["conversation"] = new JObject { ["id"] = $"19:{Guid.NewGuid():N}@thread.v2;messageid=1" },
            ["from"] = new JObject { ["id"] = "29:user" },
            ["recipient"] = new JObject { ["id"] = "28:bot", ["name"] = "Bot" },
        });
        if (part is not null)
            activity[part] = value;
        using var body = new StringContent(activity.ToString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await Client.PostAsync(new Uri("/api/messages", UriKind.Relative), body);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), [.. channel.Received]);
    }
}
