using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace Chatbot.Tests.Sdk.BotBuilder;

public sealed class BotStateTests
{
    private readonly CountingStorage _storage = new();
    private readonly ConversationState _state;
    private readonly IStatePropertyAccessor<Topic> _topic;

    public BotStateTests()
    {
        _state = new ConversationState(_storage);
        _topic = _state.CreateProperty<Topic>("topic");
    }

    [Fact]
    public async Task What_one_turn_saves_the_next_turn_finds()
    {
        using (var turn = NewTurn())
        {
            await _topic.SetAsync(turn, new Topic { Name = "sciatica" });
            await _state.SaveChangesAsync(turn);
        }

        using var next = NewTurn();
        Assert.Equal("sciatica", (await _topic.GetAsync(next)).Name);
    }

    [Fact]
    public async Task A_change_to_a_value_that_was_read_is_saved_without_setting_it_again()
    {
        await SaveAsync("sciatica");
        using (var turn = NewTurn())
        {
            (await _topic.GetAsync(turn)).Questions.Add("how long?");
            await _state.SaveChangesAsync(turn);
        }

        using var next = NewTurn();
        Assert.Equal(["how long?"], (await _topic.GetAsync(next)).Questions);
    }

    [Fact]
    public async Task What_was_not_saved_is_lost()
    {
        using (var turn = NewTurn())
            await _topic.SetAsync(turn, new Topic { Name = "sciatica" });

        using var next = NewTurn();
        Assert.Null(await _topic.GetAsync(next));
    }

    [Fact]
    public async Task A_missing_value_is_made_by_the_default_and_then_kept()
    {
        using var turn = NewTurn();
        var made = await _topic.GetAsync(turn, () => new Topic { Name = "new" });

        Assert.Same(made, await _topic.GetAsync(turn, () => throw new InvalidOperationException("made twice")));
        Assert.Equal(0, await _state.CreateProperty<int>("count").GetAsync(turn));
        Assert.Equal(3, await _state.CreateProperty<int>("count").GetAsync(turn, () => 3));
    }

    [Fact]
    public async Task The_store_is_read_once_a_turn_and_written_only_after_a_change()
    {
        await SaveAsync("sciatica");
        var (reads, writes) = (_storage.Reads, _storage.Writes);

        using var turn = NewTurn();
        await _topic.GetAsync(turn);
        await _topic.GetAsync(turn);
        await _state.SaveChangesAsync(turn);
        Assert.Equal((reads + 1, writes), (_storage.Reads, _storage.Writes));

        await _state.SaveChangesAsync(turn, force: true);
        await _state.LoadAsync(turn, force: true);
        Assert.Equal((reads + 2, writes + 1), (_storage.Reads, _storage.Writes));
    }

    [Fact]
    public async Task Cleared_state_is_empty_and_stays_so_once_saved()
    {
        await SaveAsync("sciatica");
        using (var turn = NewTurn())
        {
            await _state.LoadAsync(turn);
            await _state.ClearStateAsync(turn);
            Assert.Null(await _topic.GetAsync(turn));
            await _state.SaveChangesAsync(turn);
        }

        using var next = NewTurn();
        Assert.Null(await _topic.GetAsync(next));
    }

    [Fact]
    public async Task Deleted_state_and_deleted_properties_are_gone()
    {
        await SaveAsync("sciatica");
        using (var turn = NewTurn())
        {
            await _topic.DeleteAsync(turn);
            Assert.Null(await _topic.GetAsync(turn));
            await _state.DeleteAsync(turn);
        }

        Assert.Empty(await _storage.ReadAsync(["test/conversations/conversation-1"]));
    }

    [Fact]
    public async Task Conversations_and_users_are_kept_apart_by_documented_keys()
    {
        var users = new UserState(_storage);
        using var turn = NewTurn();
        await _topic.SetAsync(turn, new Topic { Name = "conversation" });
        await users.CreateProperty<Topic>("topic").SetAsync(turn, new Topic { Name = "user" });
        await _state.SaveChangesAsync(turn);
        await users.SaveChangesAsync(turn);

        var stored = await _storage.ReadAsync(["test/conversations/conversation-1", "test/users/user-1"]);
        Assert.Equal(2, stored.Count);
    }

    [Fact]
    public async Task State_of_an_activity_that_belongs_nowhere_is_refused()
    {
        using var turn = new TurnContext(new TestAdapter(), new Activity(ActivityTypes.Message) { ChannelId = "test" });

        await Assert.ThrowsAnyAsync<Exception>(() => _state.LoadAsync(turn));
        await Assert.ThrowsAnyAsync<Exception>(() => new UserState(_storage).LoadAsync(turn));
    }

    [Fact]
    public async Task State_is_saved_by_itself_after_a_turn_that_went_well_and_not_after_one_that_threw()
    {
        var adapter = new TestAdapter().Use(new AutoSaveStateMiddleware(_state));
        await adapter.SendTextToBotAsync("a", (turn, token) => _topic.SetAsync(turn, new Topic { Name = "kept" }, token), default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => adapter.SendTextToBotAsync("b", BreakAsync, default));

        await adapter.SendTextToBotAsync(
            "c", async (turn, token) => Assert.Equal("kept", (await _topic.GetAsync(turn, null, token)).Name), default);

        async Task BreakAsync(ITurnContext turn, CancellationToken token)
        {
            await _topic.SetAsync(turn, new Topic { Name = "lost" }, token);
            throw new InvalidOperationException("broken");
        }
    }

    private static TurnContext NewTurn() => new(new TestAdapter(), Activities.Message("hello"));

    private async Task SaveAsync(string topic)
    {
        using var turn = NewTurn();
        await _topic.SetAsync(turn, new Topic { Name = topic });
        await _state.SaveChangesAsync(turn);
    }

    public sealed class Topic
    {
        public string Name { get; set; } = "";

        public List<string> Questions { get; set; } = [];
    }

    private sealed class CountingStorage : IStorage
    {
        private readonly MemoryStorage _inner = new();

        public int Reads { get; private set; }

        public int Writes { get; private set; }

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
        {
            Reads++;
            return _inner.ReadAsync(keys, cancellationToken);
        }

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
        {
            Writes++;
            return _inner.WriteAsync(changes, cancellationToken);
        }

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) =>
            _inner.DeleteAsync(keys, cancellationToken);
    }
}
