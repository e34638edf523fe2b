using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Sdk.BotBuilder;

public sealed class TeamsActivityHandlerTests : IAsyncLifetime
{
    private readonly Recorder _bot = new();
    private FakeConnector _connector = null!;

    public async Task InitializeAsync() => _connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync() => await _connector.DisposeAsync();

    [Fact]
    public async Task A_new_member_is_looked_up_and_the_bot_itself_is_not()
    {
        _connector.Answer = _ => (200, """{"id":"29:1","name":"Ada","objectId":"aad-1","email":"ada@clinic.example"}""");
        var joined = Update();
        joined.MembersAdded = [new ChannelAccount("29:1"), new ChannelAccount("bot-1")];

        await TurnAsync(joined);

        Assert.Equal(["added Ada/ada@clinic.example", "added /"], _bot.Seen);
        var call = Assert.Single(_connector.Calls);
        Assert.Equal(("GET", "/v3/conversations/conversation-1/members/29%3A1"), (call.Method, call.Path));
    }

    [Fact]
    public async Task A_member_of_a_conversation_that_does_not_exist_yet_is_greeted_all_the_same()
    {
        _connector.Answer = _ => (404, """{"error":{"code":"ConversationNotFound","message":"not yet"}}""");
        var joined = Update();
        joined.MembersAdded = [new ChannelAccount("29:1")];

        await TurnAsync(joined);

        Assert.Equal(["added /"], _bot.Seen);
    }

    [Theory]
    [InlineData("channelCreated", "channel created General")]
    [InlineData("teamRenamed", "team renamed Clinic")]
    public async Task Events_of_a_team_have_their_own_methods(string eventType, string seen)
    {
        var update = Update();
        update.ChannelData = JObject.FromObject(new
        {
            eventType,
            channel = new { id = "19:c", name = "General" },
            team = new { id = "19:t", name = "Clinic" },
        });

        await TurnAsync(update);

        Assert.Equal([seen], _bot.Seen);
    }

    [Fact]
    public async Task An_edited_message_is_told_from_an_undeleted_one()
    {
        var edited = Activities.OfType(ActivityTypes.MessageUpdate, _connector.Url, "msteams");
        edited.ChannelData = JObject.Parse("""{"eventType":"editMessage"}""");

        await TurnAsync(edited);

        Assert.Equal(["edited"], _bot.Seen);
    }

    [Fact]
    public void Team_and_channel_are_read_from_the_channel_data()
    {
        var activity = Activities.Message("hello");
        activity.ChannelData = JObject.Parse("""{"team":{"id":"19:t"},"channel":{"id":"19:c"},"tenant":{"id":"tenant-1"}}""");

        Assert.Equal("19:t", activity.TeamsGetTeamInfo().Id);
        Assert.Equal("19:c", activity.TeamsGetChannelId());
        Assert.Equal("tenant-1", activity.GetChannelData<TeamsChannelData>().Tenant.Id);
        Assert.Null(Activities.Message("hello").TeamsGetTeamInfo());
    }

    private Activity Update() => Activities.OfType(ActivityTypes.ConversationUpdate, _connector.Url, "msteams");

    private async Task TurnAsync(Activity activity)
    {
        var adapter = new CloudAdapter(new ConfigurationBuilder().Build());
        await using var server = await BotServer.StartAsync(adapter, _bot);
        (await server.PostAsync(activity)).EnsureSuccessStatusCode();
    }

    private sealed class Recorder : TeamsActivityHandler
    {
        public List<string> Seen { get; } = [];

        protected override Task OnTeamsMembersAddedAsync(
            IList<TeamsChannelAccount> teamsMembersAdded,
            TeamInfo teamInfo,
            ITurnContext<IConversationUpdateActivity> turnContext,
            CancellationToken cancellationToken)
        {
            Seen.AddRange(teamsMembersAdded.Select(member => $"added {member.Name}/{member.Email}"));
            return Task.CompletedTask;
        }

        protected override Task OnTeamsChannelCreatedAsync(
            ChannelInfo channelInfo,
            TeamInfo teamInfo,
            ITurnContext<IConversationUpdateActivity> turnContext,
            CancellationToken cancellationToken) => Saw($"channel created {channelInfo.Name}");

        protected override Task OnTeamsTeamRenamedAsync(
            TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Saw($"team renamed {teamInfo.Name}");

        protected override Task OnTeamsMessageEditAsync(
            ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Saw("edited");

        private Task Saw(string what)
        {
            Seen.Add(what);
            return Task.CompletedTask;
        }
    }
}
