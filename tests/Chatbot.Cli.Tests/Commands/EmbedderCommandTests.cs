using System.Text.Json;

namespace Chatbot.Cli.Tests.Commands;

public sealed class EmbedderCommandTests : IDisposable
{
    private static readonly string[] Small = ["--steps", "20", "--pieces", "300", "--dimensions", "16"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_is_trained_from_pairs_with_a_record_from_which_it_can_be_made_again()
    {
        var pairs = Pairs(120);

        var first = await TrainAsync(pairs, "first.bin");
        await TrainAsync(pairs, "second.bin");

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(_folder.At("first.bin")), await File.ReadAllBytesAsync(_folder.At("second.bin")));
        var record = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(_folder.At("first.json")));
        Assert.Contains("--seed 1 --steps 20", record.GetProperty("command").GetString(), StringComparison.Ordinal);
        Assert.Equal(120, record.GetProperty("documents").GetInt32());
        Assert.True(record.GetProperty("heldOut").GetProperty("documents").GetInt32() > 0);
    }

    [Fact]
    public async Task A_trained_model_can_be_shown_and_used()
    {
        await TrainAsync(Pairs(120), "own.bin");
        var article = _folder.Write("heat.jsonl", """{"id":"heat","title":"Heat","text":"Heat packs ease tense muscles."}""");

        var info = Assert.Single((await CommandRun.OfAsync("embedder", "info", _folder.At("own.bin"), "--json")).Rows);
        var indexed = await CommandRun.OfAsync("index", article, "--index", _folder.At("index"), "--embedder", _folder.At("own.bin"));
        var found = await CommandRun.OfAsync("search", "tense muscles", "--index", _folder.At("index"), "--embedder", _folder.At("own.bin"), "--json");
        var refused = await CommandRun.OfAsync("search", "tense muscles", "--index", _folder.At("index"));

        Assert.Equal(16, info.GetProperty("dimensions").GetInt32());
        Assert.Equal((0, 0), (indexed.ExitCode, found.ExitCode));
        Assert.Single(Assert.Single(found.Rows).GetProperty("hits").EnumerateArray());
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(info.GetProperty("name").GetString()!, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_pair_is_told_with_its_line_and_nothing_is_written()
    {
        var pairs = Pairs(120, "{\"id\":\"bad\",\"question\":7}");

        var run = await TrainAsync(pairs, "model.bin");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("pairs.jsonl:121:", run.Error, StringComparison.Ordinal);
        Assert.Equal(["pairs.jsonl"], _folder.Names);
    }

    [Fact]
    public async Task Too_few_pairs_are_told_and_nothing_is_written()
    {
        var run = await TrainAsync(Pairs(3), "model.bin");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("40 documents", run.Error, StringComparison.Ordinal);
        Assert.Equal(["pairs.jsonl"], _folder.Names);
    }

    [Fact]
    public async Task A_stopped_training_leaves_the_earlier_model_as_it_was()
    {
        _folder.Write("model.bin", "earlier");

        var run = await CommandRun.TypedAsync(
            "", new CancellationToken(canceled: true), ["embedder", "train", Pairs(120), "--out", _folder.At("model.bin"), .. Small]);

        Assert.Equal(130, run.ExitCode);
        Assert.Equal("earlier", await File.ReadAllTextAsync(_folder.At("model.bin")));
        Assert.Equal(["model.bin", "pairs.jsonl"], _folder.Names.Order());
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_told()
    {
        var run = await CommandRun.OfAsync("embedder", "info", _folder.Write("notes.txt", "no model"));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("notes.txt cannot be used", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> TrainAsync(string pairs, string output) =>
        CommandRun.OfAsync(["embedder", "train", pairs, "--out", _folder.At(output), .. Small]);

    private string Pairs(int count, params string[] more) => _folder.Write("pairs.jsonl", string.Join('\n', Enumerable.Range(0, count)
        .Select(at => $$"""{"id":"p{{at:000}}","question":"How does pack {{at}} help?","answer":"Pack {{at}} eases tense muscles. Keep it on for {{at}} minutes."}""")
        .Concat(more)));
}
