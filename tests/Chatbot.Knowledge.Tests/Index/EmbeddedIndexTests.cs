using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Index.Embedded;
using static Chatbot.Knowledge.Tests.Index.SampleContent;

namespace Chatbot.Knowledge.Tests.Index;

/// <summary>The embedded index keeps every promise of an index, and some of its own: damage is told, crashes leave the live generation.</summary>
public sealed class EmbeddedIndexTests : PassageIndexContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-index-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    protected override ValueTask<IIndexStore> StoreAsync() => ValueTask.FromResult<IIndexStore>(Store());

    [Fact]
    public async Task Damage_to_any_one_byte_is_found_and_told_with_file_and_remedy()
    {
        var manifest = await Store().PublishAsync(Three, null, CancellationToken.None);
        foreach (var name in new[] { $"{manifest.Generation}.segment", $"{manifest.Generation}.generation" })
        {
            var path = Path.Combine(_folder, name);
            var whole = await File.ReadAllBytesAsync(path);
            for (var at = 0; at < whole.Length; at++)
            {
                // What lies between two sections is not part of the index.
                var damaged = (byte[])whole.Clone();
                damaged[at] ^= 0x55;
                await File.WriteAllBytesAsync(path, damaged);
                var fault = await DamageOfAsync();
                if (fault is null)
                    Assert.Equal(0, whole[at]);
                else
                    Assert.True(fault.Contains(name, StringComparison.Ordinal) && fault.Contains("chatbot index --force", StringComparison.Ordinal), fault);
            }

            await File.WriteAllBytesAsync(path, whole);
            Assert.Null(await DamageOfAsync());
        }
    }

    [Fact]
    public async Task Damaged_words_are_never_shown_even_when_nobody_checked_the_index()
    {
        var manifest = await Store().PublishAsync(Three, null, CancellationToken.None);
        await ChangeAsync($"{manifest.Generation}.segment", bytes => bytes[bytes.AsSpan().IndexOf("slipped disc"u8)] ^= 0x01);

        await using var index = await Store().OpenAsync(CancellationToken.None);

        var fault = await Assert.ThrowsAsync<IndexDamagedException>(async () => await index!.GetDocumentAsync("causes", CancellationToken.None));
        Assert.Contains(manifest.Generation, fault.Message, StringComparison.Ordinal);
        Assert.NotNull(await index!.GetDocumentAsync("red-flags", CancellationToken.None));
    }

    [Theory]
    [InlineData(".segment")]
    [InlineData(".generation")]
    public async Task A_file_that_is_missing_or_cut_short_is_named_when_the_index_is_opened(string ending)
    {
        var manifest = await Store().PublishAsync(Three, null, CancellationToken.None);
        var name = manifest.Generation + ending;
        await ChangeAsync(name, bytes => { }, length => length - 1);
        Assert.Contains(name, (await Assert.ThrowsAsync<IndexDamagedException>(OpenAsync)).Message, StringComparison.Ordinal);

        File.Delete(Path.Combine(_folder, name));

        Assert.Contains($"{name} is missing", (await Assert.ThrowsAsync<IndexDamagedException>(OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_of_an_older_version_is_refused_with_the_remedy()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "g-000004"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "live"), "g-000004\n");

        var fault = await Assert.ThrowsAsync<IndexDamagedException>(OpenAsync);
        Assert.Contains("older version", fault.Message, StringComparison.Ordinal);
        Assert.Contains("chatbot index --force", fault.Message, StringComparison.Ordinal);

        var manifest = await Store().PublishAsync(Three, null, CancellationToken.None);
        Assert.Equal("g-000005", manifest.Generation);
        Assert.False(Directory.Exists(Path.Combine(_folder, "g-000004")));
    }

    [Fact]
    public async Task A_file_of_a_later_format_is_refused_with_both_numbers()
    {
        var manifest = await Store().PublishAsync(Three, null, CancellationToken.None);
        await ChangeAsync($"{manifest.Generation}.segment", bytes => bytes[8] = 99);

        Assert.Contains("has format 99, and this version reads format 2", (await Assert.ThrowsAsync<IndexDamagedException>(OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_crash_left_unfinished_is_neither_opened_nor_in_the_way()
    {
        var first = await Store().PublishAsync(Three, null, CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(_folder, "g-000002.segment.unfinished"), "[");
        await File.WriteAllTextAsync(Path.Combine(_folder, "g-000002.segment"), "[");
        File.Copy(Path.Combine(_folder, "g-000001.generation"), Path.Combine(_folder, "g-000002.generation"));

        await using (var open = await Store().OpenAsync(CancellationToken.None))
            Assert.Equal(first, open!.Manifest);
        var second = await Store().PublishAsync(Three, null, CancellationToken.None);

        Assert.Equal(FilesOf([first.Generation, second.Generation], [first.Generation, second.Generation]), Files());
    }

    [Fact]
    public async Task The_last_three_generations_are_kept()
    {
        for (var run = 0; run < 5; run++)
            await Store().PublishAsync(Three, null, CancellationToken.None);

        Assert.Equal(FilesOf(["g-000003", "g-000004", "g-000005"], ["g-000003", "g-000004", "g-000005"]), Files());
    }

    [Fact]
    public async Task A_file_that_is_in_use_keeps_no_generation_from_going_live_and_is_removed_by_a_later_run()
    {
        var inUse = true;
        var store = new EmbeddedIndexStore(_folder, TimeProvider.System, file =>
        {
            if (inUse)
                throw new IOException("It is used by another process.");
            File.Delete(file);
        });
        string[] made = ["g-000001", "g-000002", "g-000003", "g-000004", "g-000005"];
        foreach (var generation in made)
            Assert.Equal(generation, (await store.PublishAsync(Three, null, CancellationToken.None)).Generation);
        Assert.Equal(FilesOf(made, made), Files());

        inUse = false;
        await store.PublishAsync(Three, null, CancellationToken.None);

        Assert.Equal(FilesOf(["g-000004", "g-000005", "g-000006"], ["g-000004", "g-000005", "g-000006"]), Files());
    }

    [Fact]
    public async Task Rolling_back_makes_the_generation_before_live_again_as_often_as_there_is_one()
    {
        for (var run = 0; run < 3; run++)
            await Store().PublishAsync(run == 1 ? Other : Three, null, CancellationToken.None);

        Assert.Equal("g-000002", (await Store().RollbackAsync(CancellationToken.None))!.Generation);
        await using (var live = await Store().OpenAsync(CancellationToken.None))
            Assert.Equal(["posture"], await live!.ListDocumentsAsync(CancellationToken.None).Select(document => document.Id).ToListAsync());
        Assert.Equal("g-000001", (await Store().RollbackAsync(CancellationToken.None))!.Generation);
        Assert.Null(await Store().RollbackAsync(CancellationToken.None));

        // What was rolled back is not wanted: the next generation comes after it and takes its place.
        Assert.Equal("g-000004", (await Store().PublishAsync(Three, null, CancellationToken.None)).Generation);
        Assert.Equal(FilesOf(["g-000001", "g-000004"], ["g-000001", "g-000004"]), Files());
    }

    [Fact]
    public async Task An_index_that_is_closed_answers_no_more()
    {
        await Store().PublishAsync(Three, null, CancellationToken.None);
        var index = await Store().OpenAsync(CancellationToken.None);
        await index!.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await index.SearchAsync(new IndexQuery(DenseVector(0), Terms(0), 5), CancellationToken.None));
    }

    [Fact]
    public async Task Two_runs_at_once_do_not_mix_the_second_is_told_to_wait()
    {
        Directory.CreateDirectory(_folder);
        await using var other = new FileStream(Path.Combine(_folder, "publish.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(async () => await Store().PublishAsync(Three, null, CancellationToken.None));

        Assert.Contains("Another process", fault.Message, StringComparison.Ordinal);
    }

    private async Task OpenAsync() => await Store().OpenAsync(CancellationToken.None);

    private async Task<string?> DamageOfAsync()
    {
        try
        {
            await using var index = (ILocalIndex?)await Store().OpenAsync(CancellationToken.None);
            index!.Verify(CancellationToken.None);
            return null;
        }
        catch (IndexDamagedException fault)
        {
            return fault.Message;
        }
    }

    private async Task ChangeAsync(string name, Action<byte[]> change, Func<int, int>? length = null)
    {
        var path = Path.Combine(_folder, name);
        var bytes = await File.ReadAllBytesAsync(path);
        change(bytes);
        await File.WriteAllBytesAsync(path, length is null ? bytes : bytes[..length(bytes.Length)]);
    }

    private IEnumerable<string> Files() => Directory.EnumerateFileSystemEntries(_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> FilesOf(IEnumerable<string> generations, IEnumerable<string> segments) =>
        generations.Select(name => name + ".generation").Concat(segments.Select(name => name + ".segment")).Append("live").Order(StringComparer.Ordinal);

    private EmbeddedIndexStore Store() => new(_folder, TimeProvider.System);
}
