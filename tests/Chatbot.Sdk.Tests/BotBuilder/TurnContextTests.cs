using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace Chatbot.Tests.Sdk.BotBuilder;

public sealed class TurnContextTests
{
    private readonly TestAdapter _adapter = new();

    private TurnContext NewTurn() => new(_adapter, Activities.Message("hello"));

    [Fact]
    public async Task A_turn_knows_whether_the_user_got_an_answer()
    {
        using var turn = NewTurn();
        Assert.False(turn.Responded);

        await turn.SendActivityAsync(new Activity(ActivityTypes.Trace), CancellationToken.None);
        Assert.False(turn.Responded);

        await turn.SendActivityAsync("hi");
        Assert.True(turn.Responded);
    }

    [Fact]
    public async Task What_is_sent_is_addressed_to_the_user_and_gets_an_id()
    {
        using var turn = NewTurn();

        var response = await turn.SendActivityAsync("hi", "<speak>hi</speak>", InputHints.ExpectingInput);

        var sent = _adapter.ActiveQueue.Dequeue();
        Assert.Equal(response.Id, sent.Id);
        Assert.Equal(("hi", "<speak>hi</speak>", InputHints.ExpectingInput), (sent.Text, sent.Speak, sent.InputHint));
        Assert.Equal(("user-1", "message-1"), (sent.Recipient.Id, sent.ReplyToId));
    }

    [Fact]
    public async Task Send_handlers_see_and_change_what_is_sent_in_the_order_they_were_added()
    {
        using var turn = NewTurn();
        turn.OnSendActivities((_, activities, next) => Append(activities, " one", next));
        turn.OnSendActivities((_, activities, next) => Append(activities, " two", next));

        await turn.SendActivityAsync("text");

        Assert.Equal("text one two", _adapter.ActiveQueue.Dequeue().Text);

        static Task<ResourceResponse[]> Append(List<Activity> activities, string words, Func<Task<ResourceResponse[]>> next)
        {
            activities.ForEach(activity => activity.Text += words);
            return next();
        }
    }

    [Fact]
    public async Task A_send_handler_that_does_not_go_on_holds_the_message_back()
    {
        using var turn = NewTurn();
        turn.OnSendActivities((_, _, _) => Task.FromResult(Array.Empty<ResourceResponse>()));

        await turn.SendActivityAsync("never");

        Assert.Empty(_adapter.ActiveQueue);
        Assert.False(turn.Responded);
    }

    [Fact]
    public async Task A_sent_message_can_be_replaced_and_taken_back()
    {
        using var turn = NewTurn();
        var seen = new List<string>();
        turn.OnUpdateActivity((_, activity, next) =>
        {
            seen.Add($"update {activity.Text}");
            return next();
        });
        turn.OnDeleteActivity((_, reference, next) =>
        {
            seen.Add($"delete {reference.ActivityId}");
            return next();
        });

        var first = await turn.SendActivityAsync("draft");
        await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message, id: first.Id, text: "final"));
        Assert.Equal("final", Assert.Single(_adapter.ActiveQueue).Text);

        await turn.DeleteActivityAsync(first.Id);
        Assert.Empty(_adapter.ActiveQueue);
        Assert.Equal(["update final", $"delete {first.Id}"], seen);
    }

    [Fact]
    public async Task An_empty_message_is_a_mistake_of_the_caller()
    {
        using var turn = NewTurn();

        await Assert.ThrowsAsync<ArgumentNullException>(() => turn.SendActivityAsync(" "));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => turn.SendActivitiesAsync([]));
        Assert.Throws<ArgumentNullException>(() => new TurnContext(_adapter, (Activity)null!));
    }

    [Fact]
    public void Things_of_a_turn_are_found_by_type_or_by_name()
    {
        using var turn = NewTurn();
        turn.TurnState.Add("by type");
        turn.TurnState.Add("name", "by name");
        turn.TurnState.Set("name", "replaced");

        Assert.Equal("by type", turn.TurnState.Get<string>());
        Assert.Equal("replaced", turn.TurnState.Get<string>("name"));
        Assert.Null(turn.TurnState.Get<string>("other"));
        Assert.Throws<ArgumentException>(() => turn.TurnState.Add("name", "again"));
    }

    [Fact]
    public void What_a_turn_owns_is_disposed_with_it()
    {
        using var owned = new MemoryStream();
        using (var turn = NewTurn())
            turn.TurnState.Add(owned);

        Assert.False(owned.CanRead);
    }

    [Fact]
    public async Task A_turn_seen_as_one_type_of_activity_is_the_same_turn()
    {
        using var turn = NewTurn();
        ITurnContext<IMessageActivity> typed = new DelegatingTurnContext<IMessageActivity>(turn);

        await typed.SendActivityAsync("hi");

        Assert.Equal("hello", typed.Activity.Text);
        Assert.Same(turn.TurnState, typed.TurnState);
        Assert.True(typed.Responded);
    }
}
