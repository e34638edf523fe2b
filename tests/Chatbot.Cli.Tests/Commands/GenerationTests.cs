namespace Chatbot.Cli.Tests.Commands;

/// <summary>What is live, what would change, and the way back.</summary>
public sealed class GenerationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public GenerationTests() => IndexedArticles.Write(_folder);

    private string Corpus => _folder.At("corpus");

    private string Index => _folder.At("index");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Diff_names_what_a_re_index_would_change_and_writes_nothing()
    {
        _folder.Write(Path.Combine("corpus", "heat.md"), "# Heat\n\nA warm bath eases tense muscles.\n");
        await CommandRun.OfAsync("index", Corpus, "--index", Index);
        File.Move(_folder.At("corpus", "heat.md"), _folder.At("corpus", "warmth.md"));
        File.AppendAllText(_folder.At("corpus", "muscle-strain.md"), "- Sleep as you like best.\n");
        _folder.Write(Path.Combine("corpus", "walking.md"), "# Walking\n\nWalking keeps the back moving.\n");

        var text = await CommandRun.OfAsync("diff", Corpus, "--index", Index);
        var row = Assert.Single((await CommandRun.OfAsync("diff", Corpus, "--index", Index, "--json")).Rows);
        var status = (await CommandRun.OfAsync("status", "--index", Index, "--json")).Rows[0];

        Assert.Equal(
            (0, "added    walking\nchanged  muscle-strain\nmoved    heat to warmth\n1 added, 1 changed, 1 moved, 0 removed, 1 unchanged.\n"),
            (text.ExitCode, text.Out));
        Assert.Equal("""["walking"]""", row.GetProperty("added").GetRawText());
        Assert.Equal("g-000001", status.GetProperty("generation").GetString());
    }

    [Fact]
    public async Task Rollback_answers_from_the_generation_before_again()
    {
        await CommandRun.OfAsync("index", Corpus, "--index", Index);
        File.Delete(_folder.At("corpus", "muscle-strain.md"));
        await CommandRun.OfAsync("index", Corpus, "--index", Index);

        var back = await CommandRun.OfAsync("rollback", "--index", Index);
        var found = await CommandRun.OfAsync("search", "muscle strain", "--index", Index, "--json");
        var further = await CommandRun.OfAsync("rollback", "--index", Index);

        Assert.Equal(0, back.ExitCode);
        Assert.StartsWith("g-000001 is live again: 2 documents, ", back.Out, StringComparison.Ordinal);
        Assert.Equal("muscle-strain", found.Rows[0].GetProperty("hits")[0].GetProperty("document").GetString());
        Assert.Equal((1, "", "There is no earlier generation to go back to.\n"), (further.ExitCode, further.Out, further.Error));
    }

    [Fact]
    public async Task Status_finds_damage_that_opening_alone_does_not()
    {
        await CommandRun.OfAsync("index", Corpus, "--index", Index);
        var segment = Directory.GetFiles(Index, "*.segment").Single();
        var bytes = await File.ReadAllBytesAsync(segment);
        bytes[bytes.AsSpan().IndexOf("narrowing of the spinal canal"u8)] ^= 0x01;
        await File.WriteAllBytesAsync(segment, bytes);

        var status = await CommandRun.OfAsync("status", "--index", Index);

        Assert.Equal((1, ""), (status.ExitCode, status.Out));
        Assert.Contains("g-000001.segment does not match its checksum", status.Error, StringComparison.Ordinal);
        Assert.Contains("chatbot index --force", status.Error, StringComparison.Ordinal);
    }
}
