using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Sdk.BotBuilder;

public sealed class ActivityHandlerTests
{
    private readonly Recorder _bot = new();
    private readonly TestAdapter _adapter = new();

    [Theory]
    [InlineData(ActivityTypes.Message, "message")]
    [InlineData(ActivityTypes.MessageUpdate, "message update")]
    [InlineData(ActivityTypes.MessageDelete, "message delete")]
    [InlineData(ActivityTypes.EndOfConversation, "end")]
    [InlineData(ActivityTypes.Typing, "typing")]
    [InlineData(ActivityTypes.Event, "event")]
    [InlineData("somethingNew", "unrecognized")]
    public async Task Each_kind_of_activity_has_its_own_method(string type, string method)
    {
        await TurnAsync(Activities.OfType(type));

        Assert.Equal([method], _bot.Seen);
    }

    [Fact]
    public async Task Joining_and_leaving_are_told_apart()
    {
        var joined = Activities.OfType(ActivityTypes.ConversationUpdate);
        joined.MembersAdded = [new ChannelAccount("bot-1"), new ChannelAccount("user-1")];
        var left = Activities.OfType(ActivityTypes.ConversationUpdate);
        left.MembersRemoved = [new ChannelAccount("user-1")];

        await TurnAsync(joined);
        await TurnAsync(left);

        Assert.Equal(["added bot-1,user-1", "removed user-1"], _bot.Seen);
    }

    [Fact]
    public async Task The_bot_does_not_greet_itself()
    {
        var joined = Activities.OfType(ActivityTypes.ConversationUpdate);
        joined.MembersAdded = [new ChannelAccount("bot-1")];

        await TurnAsync(joined);

        Assert.Empty(_bot.Seen);
    }

    [Fact]
    public async Task Reactions_added_come_before_reactions_removed()
    {
        var reaction = Activities.OfType(ActivityTypes.MessageReaction);
        reaction.ReactionsAdded = [new MessageReaction("like")];
        reaction.ReactionsRemoved = [new MessageReaction("plusOne")];

        await TurnAsync(reaction);

        Assert.Equal(["reacted like", "unreacted plusOne"], _bot.Seen);
    }

    [Theory]
    [InlineData("add", "installed")]
    [InlineData("add-upgrade", "installed")]
    [InlineData("remove", "uninstalled")]
    [InlineData("remove-upgrade", "uninstalled")]
    public async Task Installing_and_uninstalling_are_told_apart(string action, string method)
    {
        var installation = Activities.OfType(ActivityTypes.InstallationUpdate);
        installation.Action = action;

        await TurnAsync(installation);

        Assert.Equal([method], _bot.Seen);
    }

    [Fact]
    public async Task A_token_event_is_no_ordinary_event()
    {
        var arrived = Activities.OfType(ActivityTypes.Event);
        arrived.Name = "tokens/response";

        await TurnAsync(arrived);

        Assert.Equal(["token"], _bot.Seen);
    }

    [Fact]
    public async Task A_pressed_card_button_is_answered_with_what_the_bot_returns()
    {
        var response = await InvokeAsync("adaptiveCard/action", """{"action":{"type":"Action.Execute","verb":"helpful","data":{"x":1}}}""");

        Assert.Equal(200, response.Status);
        Assert.Equal("helpful", Assert.IsType<AdaptiveCardInvokeResponse>(response.Body).Value);
    }

    [Theory]
    [InlineData("adaptiveCard/action", "{}", 400)]
    [InlineData("adaptiveCard/action", """{"action":{"type":"Action.Submit"}}""", 400)]
    [InlineData("adaptiveCard/action", null, 400)]
    [InlineData("signin/verifyState", "{}", 501)]
    [InlineData("somebody/else", "{}", 501)]
    [InlineData(null, "{}", 501)]
    public async Task An_invoke_that_is_broken_or_unhandled_says_so(string? name, string? value, int status) =>
        Assert.Equal(status, (await InvokeAsync(name, value)).Status);

    [Fact]
    public async Task An_invoke_can_be_answered_with_any_status()
    {
        var response = await InvokeAsync("teapot", "{}");

        Assert.Equal((418, "short and stout"), (response.Status, response.Body));
        Assert.False(response.IsSuccessStatusCode());
    }

    [Fact]
    public async Task An_activity_without_a_type_is_a_mistake_of_the_caller()
    {
        using var turn = new TurnContext(_adapter, new Activity());

        await Assert.ThrowsAsync<ArgumentException>(() => ((IBot)_bot).OnTurnAsync(turn));
        await Assert.ThrowsAsync<ArgumentNullException>(() => ((IBot)_bot).OnTurnAsync(null!));
    }

    private async Task TurnAsync(Activity activity)
    {
        using var turn = new TurnContext(_adapter, activity);
        await ((IBot)_bot).OnTurnAsync(turn);
    }

    private async Task<InvokeResponse> InvokeAsync(string? name, string? value)
    {
        var invoke = Activities.OfType(ActivityTypes.Invoke);
        invoke.Name = name;
        invoke.Value = value is null ? null : JObject.Parse(value);
        await TurnAsync(invoke);
        return (InvokeResponse)((Activity)_adapter.GetNextReply()).Value;
    }

    private sealed class Recorder : ActivityHandler
    {
        public List<string> Seen { get; } = [];

        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            Saw("message");

        protected override Task OnMessageUpdateActivityAsync(
            ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Saw("message update");

        protected override Task OnMessageDeleteActivityAsync(
            ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => Saw("message delete");

        protected override Task OnEndOfConversationActivityAsync(
            ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) => Saw("end");

        protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) =>
            Saw("typing");

        protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Saw("event");

        protected override Task OnTokenResponseEventAsync(
            ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Saw("token");

        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
            Saw("unrecognized");

        protected override Task OnMembersAddedAsync(
            IList<ChannelAccount> membersAdded,
            ITurnContext<IConversationUpdateActivity> turnContext,
            CancellationToken cancellationToken) => Saw($"added {string.Join(',', membersAdded.Select(member => member.Id))}");

        protected override Task OnMembersRemovedAsync(
            IList<ChannelAccount> membersRemoved,
            ITurnContext<IConversationUpdateActivity> turnContext,
            CancellationToken cancellationToken) => Saw($"removed {string.Join(',', membersRemoved.Select(member => member.Id))}");

        protected override Task OnReactionsAddedAsync(
            IList<MessageReaction> messageReactions,
            ITurnContext<IMessageReactionActivity> turnContext,
            CancellationToken cancellationToken) => Saw($"reacted {messageReactions.Single().Type}");

        protected override Task OnReactionsRemovedAsync(
            IList<MessageReaction> messageReactions,
            ITurnContext<IMessageReactionActivity> turnContext,
            CancellationToken cancellationToken) => Saw($"unreacted {messageReactions.Single().Type}");

        protected override Task OnInstallationUpdateAddAsync(
            ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Saw("installed");

        protected override Task OnInstallationUpdateRemoveAsync(
            ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Saw("uninstalled");

        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
            ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
            Task.FromResult(new AdaptiveCardInvokeResponse
            {
                StatusCode = 200,
                Type = "application/vnd.microsoft.activity.message",
                Value = invokeValue.Action.Verb,
            });

        protected override async Task<InvokeResponse> OnInvokeActivityAsync(
            ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
        {
            try
            {
                return turnContext.Activity.Name == "teapot"
                    ? throw new InvokeResponseException((HttpStatusCode)418, "short and stout")
                    : await base.OnInvokeActivityAsync(turnContext, cancellationToken);
            }
            catch (InvokeResponseException exception)
            {
                return exception.CreateInvokeResponse();
            }
        }

        private Task Saw(string what)
        {
            Seen.Add(what);
            return Task.CompletedTask;
        }
    }
}
