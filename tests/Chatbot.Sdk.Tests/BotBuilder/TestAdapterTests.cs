using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace Chatbot.Tests.Sdk.BotBuilder;

public sealed class TestAdapterTests
{
    private static readonly BotOf Echo = new(async (turn, token) =>
    {
        if (turn.Activity.Type == ActivityTypes.ConversationUpdate)
            await turn.SendActivityAsync("welcome", cancellationToken: token);
        else if (turn.Activity.Text != "silence")
            await turn.SendActivityAsync($"you said {turn.Activity.Text}", cancellationToken: token);
    });

    [Fact]
    public Task A_conversation_goes_as_scripted() => new TestFlow(new TestAdapter(), Echo)
        .SendConversationUpdate()
        .AssertReply("welcome")
        .Test("hello", "you said hello")
        .Send("back pain")
        .AssertReplyContains("back")
        .Send("a")
        .AssertReplyOneOf(["you said b", "you said a"])
        .Send("silence")
        .AssertNoReply(timeout: 1)
        .Send(Activities.Message("typed"))
        .AssertReply(reply => Assert.Equal("you said typed", reply.AsMessageActivity().Text))
        .StartTestAsync();

    [Fact]
    public async Task A_conversation_that_goes_otherwise_fails()
    {
        var flow = new TestFlow(new TestAdapter(), Echo).Send("hello");

        await Assert.ThrowsAnyAsync<Exception>(() => flow.AssertReply("something else").StartTestAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => flow.AssertReplyContains("something else").StartTestAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => flow.AssertReplyOneOf(["something else"]).StartTestAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => flow.AssertNoReply(timeout: 1).StartTestAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => new TestFlow(new TestAdapter(), Echo)
            .Send("silence").AssertReply("anything", timeout: 1).StartTestAsync());
    }

    [Fact]
    public async Task The_bot_learns_who_speaks_on_which_channel()
    {
        Activity? seen = null;
        var adapter = new TestAdapter(Microsoft.Bot.Connector.Channels.Msteams);

        await adapter.ProcessActivityAsync(new Activity { Text = "hello" }, Look, CancellationToken.None);

        Assert.Equal(ActivityTypes.Message, seen!.Type);
        Assert.Equal("msteams", seen.ChannelId);
        Assert.Equal(adapter.Conversation.User.Id, seen.From.Id);
        Assert.Equal(adapter.Conversation.Bot.Id, seen.Recipient.Id);
        Assert.NotNull(seen.Conversation.Id);
        Assert.NotNull(seen.ServiceUrl);
        Assert.NotNull(seen.Id);

        Task Look(ITurnContext turn, CancellationToken token)
        {
            seen = turn.Activity;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Traces_are_seen_only_when_asked_for()
    {
        var adapter = new TestAdapter(sendTraceActivity: false, conversation: null);
        await adapter.SendTextToBotAsync("hello", TraceAsync, CancellationToken.None);
        Assert.Null(adapter.GetNextReply());

        adapter.EnableTrace = true;
        await adapter.SendTextToBotAsync("hello", TraceAsync, CancellationToken.None);
        Assert.Equal(ActivityTypes.Trace, adapter.GetNextReply().Type);

        static Task TraceAsync(ITurnContext turn, CancellationToken token) =>
            turn.SendActivityAsync(new Activity(ActivityTypes.Trace), token);
    }

    [Fact]
    public async Task A_conversation_is_continued_without_a_message_from_the_user()
    {
        var adapter = new TestAdapter();

        await adapter.ContinueConversationAsync(
            "bot",
            adapter.Conversation,
            (turn, token) => turn.SendActivityAsync("by the way", cancellationToken: token),
            CancellationToken.None);

        Assert.Equal("by the way", adapter.GetNextReply().AsMessageActivity().Text);
    }
}
