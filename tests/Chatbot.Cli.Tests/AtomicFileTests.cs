using Chatbot.Cli.Files;

namespace Chatbot.Cli.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_appears_only_when_it_is_complete()
    {
        var path = _folder.At("new", "out.jsonl");
        await using (var file = AtomicFile.Create(path))
        {
            await file.Writer.WriteLineAsync("one");
            Assert.False(File.Exists(path));
            await file.CommitAsync(CancellationToken.None);
        }

        Assert.Equal("one\n", await File.ReadAllTextAsync(path));
        Assert.Equal(["new"], _folder.Names);
    }

    [Fact]
    public async Task What_is_not_completed_leaves_the_old_file_and_nothing_else()
    {
        var path = _folder.Write("out.jsonl", "old");
        await using (var file = AtomicFile.Create(path))
            await file.Writer.WriteLineAsync("half");

        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Equal(["out.jsonl"], _folder.Names);
    }

    [Fact]
    public async Task A_link_stays_a_link_to_the_replaced_file()
    {
        var path = _folder.Write("real.jsonl", "old");
        var link = File.CreateSymbolicLink(_folder.At("link.jsonl"), path);
        await using (var file = AtomicFile.Create(link.FullName))
        {
            await file.Writer.WriteAsync("new");
            await file.CommitAsync(CancellationToken.None);
        }

        Assert.Equal("new", await File.ReadAllTextAsync(path));
        Assert.NotNull(new FileInfo(link.FullName).LinkTarget);
    }

    [SkippableFact]
    public async Task A_device_is_written_to_and_never_replaced()
    {
        Skip.IfNot(File.Exists("/dev/null"), "this system has no /dev/null");
        await using (var file = AtomicFile.Create("/dev/null"))
        {
            await file.Writer.WriteAsync("gone");
            await file.CommitAsync(CancellationToken.None);
        }

        Assert.Empty(await File.ReadAllTextAsync("/dev/null"));
    }

    [Fact]
    public void A_folder_cannot_be_written_as_a_file()
    {
        var fault = Assert.Throws<BadInputException>(() => AtomicFile.Create(_folder.At()));

        Assert.Equal($"{_folder.At()} is a folder; give the name of a file to write.", fault.Message);
    }

    [Fact]
    public void A_place_below_a_file_cannot_be_written()
    {
        var path = Path.Combine(_folder.Write("file", ""), "out.jsonl");

        var fault = Assert.Throws<BadInputException>(() => AtomicFile.Create(path));

        Assert.Equal($"{path} cannot be written; check the folder and its permissions.", fault.Message);
    }
}
