using Microsoft.Bot.Builder;

namespace Chatbot.Tests.Sdk.BotBuilder;

public sealed class MemoryStorageTests
{
    private readonly MemoryStorage _storage = new();

    [Fact]
    public async Task An_unknown_key_is_missing_from_the_answer() =>
        Assert.Empty(await _storage.ReadAsync(["nothing"], CancellationToken.None));

    [Fact]
    public async Task A_stored_item_is_a_copy_that_later_changes_do_not_touch()
    {
        var note = new Note { Text = "before" };
        await WriteAsync(note);
        note.Text = "after";

        var stored = await ReadAsync();
        Assert.Equal("before", stored.Text);
        Assert.NotNull(stored.ETag);
    }

    [Fact]
    public async Task Somebody_elses_newer_version_is_not_overwritten()
    {
        await WriteAsync(new Note { Text = "first" });
        var mine = await ReadAsync();
        var theirs = await ReadAsync();
        theirs.Text = "theirs";
        await WriteAsync(theirs);

        mine.Text = "mine";
        await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(mine));
        Assert.Equal("theirs", (await ReadAsync()).Text);
    }

    [Fact]
    public async Task A_star_overwrites_any_version()
    {
        await WriteAsync(new Note { Text = "first" });
        await WriteAsync(new Note { Text = "second", ETag = "*" });

        Assert.Equal("second", (await ReadAsync()).Text);
    }

    [Fact]
    public async Task A_deleted_item_is_gone_and_deleting_it_again_is_no_error()
    {
        await WriteAsync(new Note { Text = "first" });
        await _storage.DeleteAsync(["note"], CancellationToken.None);
        await _storage.DeleteAsync(["note"], CancellationToken.None);

        Assert.Empty(await _storage.ReadAsync(["note"], CancellationToken.None));
    }

    private Task WriteAsync(Note note) => _storage.WriteAsync(new Dictionary<string, object> { ["note"] = note }, CancellationToken.None);

    private async Task<Note> ReadAsync() => (await _storage.ReadAsync<Note>(["note"]))["note"];

    public sealed class Note : IStoreItem
    {
        public string Text { get; set; } = "";

        public string ETag { get; set; } = null!;
    }
}
