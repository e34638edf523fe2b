using System.Net.Http.Headers;
using System.Text;
using Chatbot.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.Connector;

public sealed class TeamsTenantsTests
{
    private const string Clinic = "aaaaaaaa-0000-4000-8000-000000000001";
    private const string Sister = "aaaaaaaa-0000-4000-8000-000000000002";
    private const string Stranger = "bbbbbbbb-0000-4000-8000-000000000003";

    [Theory]
    [InlineData(Clinic, Clinic, true)]
    [InlineData("AAAAAAAA-0000-4000-8000-000000000001", null, true)]
    [InlineData(null, Clinic, true)]
    [InlineData(Clinic, "", true)]
    [InlineData(Stranger, Stranger, false)]
    [InlineData(Stranger, null, false)]
    [InlineData(null, Stranger, false)]
    [InlineData(Clinic, Stranger, false)]
    [InlineData(Stranger, Clinic, false)]
    [InlineData("not a tenant", null, false)]
    [InlineData("*", null, false)]
    [InlineData(null, null, false)]
    public void A_bot_with_an_app_id_serves_its_own_tenant_and_nobody_elses(string? inChannelData, string? inConversation, bool allowed) =>
        Assert.Equal(allowed, Tenants(Clinic).Allow(Teams(inChannelData, inConversation)));

    [Fact]
    public void The_setting_says_whom_else()
    {
        Assert.False(Tenants(Clinic).Allow(Teams(Sister)));
        Assert.True(Tenants(Clinic, Clinic, Sister).Allow(Teams(Sister)));
        Assert.False(Tenants(Clinic, Sister).Allow(Teams(Clinic)));
        Assert.True(Tenants(Clinic, "*").Allow(Teams(Stranger)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("clinic.example")]
    public void Where_no_tenant_is_known_nobodys_teams_is_served(string? ownTenant)
    {
        var tenants = Tenants(ownTenant);

        Assert.True(tenants.IsNobody);
        Assert.False(tenants.Allow(Teams(Clinic)));
        Assert.False(tenants.Allow(Teams(null)));
    }

    [Fact]
    public void Other_channels_have_no_tenants() =>
        Assert.True(Tenants(Clinic).Allow(new Activity { ChannelId = "webchat", ChannelData = new JObject { ["tenant"] = 5 } }));

    [Theory]
    [InlineData("""{"tenant":5}""")]
    [InlineData("""[1]""")]
    [InlineData("\"text\"")]
    public void Channel_data_that_cannot_be_read_names_no_tenant(string data)
    {
        var activity = Teams(null);
        activity.ChannelData = JToken.Parse(data);

        Assert.False(Tenants(Clinic).Allow(activity));
    }

    [Fact]
    public void The_spelling_of_the_channel_opens_no_way_around()
    {
        var activity = Teams(Stranger);
        activity.ChannelId = "MSTeams";

        Assert.False(Tenants(Clinic).Allow(activity));
    }

    [Theory]
    [InlineData(Clinic, 200)]
    [InlineData(Stranger, 403)]
    public async Task A_foreign_tenant_is_refused_with_one_clear_sentence_before_the_bot_sees_the_message(string tenant, int status)
    {
        await using var channel = await FakeChannel.StartAsync();
        await using var host = new BotHost().With("Teams:AllowedTenants:0", Clinic).Answering((turn, _) => Task.FromResult(Replies.Answer(turn.Message))).Start();
        using var client = host.CreateClient();
        var activity = JObject.FromObject(Teams(tenant, tenant));
        activity.Merge(JObject.Parse($$"""{"type":"message","text":"Hello","from":{"id":"u"},"serviceUrl":"{{channel.ServiceUrl}}"}"""));
        using var body = new StringContent(activity.ToString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync(new Uri("/api/messages", UriKind.Relative), body);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200, channel.Received.Count > 0);
        if (status == 403)
            Assert.Contains("This bot does not serve the Teams tenant that the activity comes from.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_teams_is_refused_is_said_once_at_the_start()
    {
        await using var host = new BotHost().With("MicrosoftAppId", "11111111-1111-1111-1111-111111111111").With("MicrosoftAppPassword", "not used").Start();

        Assert.Single(host.Log.Lines, line => line.Contains("messages from Teams are refused", StringComparison.Ordinal));
    }

    private static Activity Teams(string? inChannelData, string? inConversation = null) => new()
    {
        ChannelId = "msteams",
        ChannelData = inChannelData is null ? null : new JObject { ["tenant"] = new JObject { ["id"] = inChannelData } },
        Conversation = new ConversationAccount(id: "c", tenantId: inConversation),
    };

    private static TeamsTenants Tenants(string? own, params string[] allowed)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = "11111111-1111-1111-1111-111111111111",
            ["MicrosoftAppTenantId"] = own,
        }).Build();
        var options = new TeamsOptions();
        foreach (var tenant in allowed)
            options.AllowedTenants.Add(tenant);
        return new TeamsTenants(new CallerRules(configuration), configuration, Options.Create(options));
    }
}
