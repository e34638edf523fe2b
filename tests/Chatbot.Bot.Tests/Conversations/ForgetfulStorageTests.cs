using Chatbot.Bot.Conversations;
using Chatbot.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace Chatbot.Tests.Bot.Conversations;

public sealed class ForgetfulStorageTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_conversation_is_forgotten_an_hour_after_its_last_message()
    {
        var storage = Create(most: 10);
        await KeepAsync(storage, "a");
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Single(await storage.ReadAsync(["a"]));

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await storage.ReadAsync(["a"]));
    }

    [Fact]
    public async Task When_there_are_too_many_the_longest_silent_is_forgotten_first()
    {
        var storage = Create(most: 2);
        await KeepAsync(storage, "a");
        await KeepAsync(storage, "b");
        await KeepAsync(storage, "a");
        await KeepAsync(storage, "c");

        Assert.Equal(["a", "c"], (await storage.ReadAsync(["a", "b", "c"])).Keys.Order());
    }

    [Fact]
    public async Task What_was_written_is_read_again_as_it_stood_also_where_it_looks_like_a_date()
    {
        var storage = Create(most: 2);
        await storage.WriteAsync(new Dictionary<string, object> { ["a"] = new Dictionary<string, object> { ["memory"] = "2026-11-21T10:00:00+02:00" } });

        var read = (Newtonsoft.Json.Linq.JObject)(await storage.ReadAsync(["a"]))["a"];
        Assert.Equal("2026-11-21T10:00:00+02:00", (string?)read["memory"]);
    }

    [Fact]
    public async Task What_was_deleted_is_gone()
    {
        var storage = Create(most: 2);
        await KeepAsync(storage, "a");
        await storage.DeleteAsync(["a", "never there"]);

        Assert.Empty(await storage.ReadAsync(["a"]));
    }

    private ForgetfulStorage Create(int most) => new(Options.Create(new BotOptions { MostConversations = most }), _time);

    private static Task KeepAsync(ForgetfulStorage storage, string key) =>
        storage.WriteAsync(new Dictionary<string, object> { [key] = new Dictionary<string, object> { ["memory"] = "x" } });
}
