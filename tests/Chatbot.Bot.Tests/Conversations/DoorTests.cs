using System.Reflection;
using Chatbot.Answering;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Replies;
using Chatbot.Bot.Wording;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.Conversations;

/// <summary>Whatever a person says, in whatever kind of activity, goes to the guard.</summary>
public sealed class DoorTests
{
    private const string Words = "I cannot pass urine";

    private readonly List<Turn> _turns = [];
    private readonly TestAdapter _adapter = new(Channels.Directline);

    public static TheoryData<string> ActivityKinds =>
        [.. typeof(ActivityTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(kind => (string)kind.GetValue(null)!).Append("aKindOfTomorrow")];

    [Theory]
    [MemberData(nameof(ActivityKinds))]
    public async Task Words_in_any_kind_of_activity_are_screened(string kind)
    {
        await TakeAsync(activity => (activity.Type, activity.Text, activity.Value) = (kind, Words, null));
        await TakeAsync(activity => (activity.Type, activity.Text, activity.Value) = (kind, null, new JObject { ["fields"] = new JArray(new JObject { ["notes"] = Words }) }));

        Assert.Equal(2, _turns.Count(turn => turn.Said.Contains(Words, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("i_cannot-pass.urine.jpg")]
    [InlineData("C:\\photos\\I cannot pass urine.png")]
    public async Task The_name_of_an_attached_file_is_screened_and_is_no_question(string name)
    {
        await TakeAsync(activity => (activity.Text, activity.Attachments) = ("What is a disc?", [new Attachment("image/jpeg", name: name), null!]));

        var turn = Assert.Single(_turns);
        Assert.Equal("What is a disc?", turn.Message);
        Assert.Contains("cannot pass urine", turn.Said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_message_that_was_changed_is_answered_like_a_new_one()
    {
        await TakeAsync(activity => (activity.Type, activity.Text) = (ActivityTypes.MessageUpdate, Words));

        Assert.Equal(Words, Assert.Single(_turns).Message);
        Assert.StartsWith("Call 999 now.", Sent().Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_Teams_says_was_changed_is_answered_too()
    {
        await TakeAsync(activity =>
        {
            (activity.Type, activity.Text, activity.ChannelId) = (ActivityTypes.MessageUpdate, Words, Channels.Msteams);
            activity.ChannelData = new JObject { ["eventType"] = "editMessage" };
        });

        Assert.Equal(Words, Assert.Single(_turns).Message);
    }

    [Fact]
    public async Task A_reaction_in_words_is_screened() =>
        Assert.Equal(Words, (await TakeAsync(activity => (activity.Type, activity.Text, activity.ReactionsAdded) = (ActivityTypes.MessageReaction, null, [new MessageReaction(Words)]))).Said);

    [Theory]
    [InlineData("message/submitAction")]
    [InlineData("task/submit")]
    [InlineData("composeExtension/query")]
    [InlineData("adaptiveCard/action")]
    [InlineData(null)]
    public async Task The_values_of_every_invoke_are_screened_and_a_red_flag_in_them_gets_its_advice(string? name)
    {
        var turn = await TakeAsync(activity => (activity.Type, activity.Name, activity.Text, activity.Value) =
            (ActivityTypes.Invoke, name, null, new JObject { ["action"] = new JObject { ["verb"] = "other", ["data"] = new JObject { ["feedback"] = $"{{\"feedbackText\":\"{Words}\"}}" } } }));

        Assert.Contains(Words, turn.Said, StringComparison.Ordinal);
        Assert.Contains(Sent(), activity => activity.Text?.StartsWith("Call 999 now.", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Words_beside_a_conversation_that_are_no_red_flag_are_met_with_silence()
    {
        await TakeAsync(activity => (activity.Type, activity.Value) = (ActivityTypes.Event, "webchat/join"), turn => Replies.Decline(turn.Message));

        Assert.Single(_turns);
        Assert.Empty(Sent());
    }

    [Fact]
    public async Task The_country_that_the_visitor_chose_goes_with_the_message() =>
        Assert.Equal("NZ", (await TakeAsync(activity => activity.ChannelData = new JObject { ["country"] = " NZ " })).Country);

    [Theory]
    [InlineData(Channels.Msteams, """{"country":"NZ"}""")]
    [InlineData(Channels.Directline, """{"country":5}""")]
    [InlineData(Channels.Directline, "[]")]
    [InlineData(Channels.Directline, "null")]
    public async Task A_locale_is_no_country_nor_is_anything_that_Teams_sends(string channel, string data)
    {
        var turn = await TakeAsync(activity => (activity.ChannelId, activity.Locale, activity.ChannelData) = (channel, "en-NZ", JToken.Parse(data)));

        Assert.Null(turn.Country);
        Assert.Equal(channel, turn.Channel);
    }

    private async Task<Turn> TakeAsync(Action<Activity> change, Func<Turn, Answering.Replies.Reply>? answer = null)
    {
        var bot = new MedicalBot(
            (turn, _) =>
            {
                _turns.Add(turn);
                return Task.FromResult((answer ?? (asked => Replies.Escalation(asked.Message)))(turn));
            },
            new ConversationState(new MemoryStorage()), new ReplyRenderer(Options.Create(new BotOptions()), Phrases.English), Phrases.English, _ => { });
        var activity = _adapter.MakeActivity(Words);
        change(activity);
        await _adapter.ProcessActivityAsync(activity, bot.OnTurnAsync);
        return _turns[^1];
    }

    private List<Activity> Sent() => [.. _adapter.ActiveQueue.OfType<Activity>()];
}
