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

    [Theory]
    [InlineData("documents.json")]
    [InlineData("passages.json")]
    [InlineData("dense.bin")]
    [InlineData("sparse.bin")]
    [InlineData("embedder.bin")]
    [InlineData("manifest.json")]
    public async Task A_damaged_file_is_named_with_the_remedy(string file)
    {
        var manifest = await Store().PublishAsync(Three, null, CancellationToken.None);
        var path = Path.Combine(_folder, manifest.Generation, file);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.Length / 2] ^= 0x55;
        await File.WriteAllBytesAsync(path, bytes);

        var fault = await Assert.ThrowsAsync<IndexDamagedException>(async () => await Store().OpenAsync(CancellationToken.None));

        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        Assert.Contains("chatbot index --force", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("documents.json")]
    [InlineData("manifest.json")]
    public async Task A_missing_file_is_named_with_the_remedy(string file)
    {
        var manifest = await Store().PublishAsync(Three, null, CancellationToken.None);
        File.Delete(Path.Combine(_folder, manifest.Generation, file));

        var fault = await Assert.ThrowsAsync<IndexDamagedException>(async () => await Store().OpenAsync(CancellationToken.None));

        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generation_left_unfinished_by_a_crash_is_neither_opened_nor_in_the_way()
    {
        var first = await Store().PublishAsync(Three, null, CancellationToken.None);
        var unfinished = Directory.CreateDirectory(Path.Combine(_folder, "unfinished-g-000002"));
        await File.WriteAllTextAsync(Path.Combine(unfinished.FullName, "documents.json"), "[");

        await using (var open = await Store().OpenAsync(CancellationToken.None))
            Assert.Equal(first, open!.Manifest);
        var second = await Store().PublishAsync(Three, null, CancellationToken.None);

        Assert.Equal("g-000002", second.Generation);
        Assert.False(Directory.Exists(unfinished.FullName));
    }

    [Fact]
    public async Task The_last_three_generations_are_kept()
    {
        for (var run = 0; run < 5; run++)
            await Store().PublishAsync(Three, null, CancellationToken.None);

        Assert.Equal(["g-000003", "g-000004", "g-000005"], Directory.GetDirectories(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Two_runs_at_once_do_not_mix_the_second_is_told_to_wait()
    {
        Directory.CreateDirectory(_folder);
        await using var other = new FileStream(Path.Combine(_folder, "publish.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(async () => await Store().PublishAsync(Three, null, CancellationToken.None));

        Assert.Contains("Another process", fault.Message, StringComparison.Ordinal);
    }

    private EmbeddedIndexStore Store() => new(_folder, TimeProvider.System);
}
