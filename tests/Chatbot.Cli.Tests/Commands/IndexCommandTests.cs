namespace Chatbot.Cli.Tests.Commands;

public sealed class IndexCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public IndexCommandTests() => IndexedArticles.Write(_folder);

    private string Corpus => _folder.At("corpus");

    private string Index => _folder.At("index");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_articles_are_published_and_counted()
    {
        var run = await CommandRun.OfAsync("index", Corpus, "--index", Index);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Published ", run.Out, StringComparison.Ordinal);
        Assert.Contains(": 2 documents, ", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("(2 added, 0 changed, 0 moved, 0 removed, 0 unchanged).\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_JSON_says_what_was_published()
    {
        var row = Assert.Single((await CommandRun.OfAsync("index", Corpus, "--index", Index, "--json")).Rows);

        Assert.Equal(
            ["manifest", "published", "added", "changed", "moved", "removed", "unchanged", "faults", "repeated", "rejected"],
            row.EnumerateObject().Select(property => property.Name));
        Assert.True(row.GetProperty("published").GetBoolean());
        Assert.Equal(2, row.GetProperty("manifest").GetProperty("documents").GetInt32());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_writes_nothing()
    {
        var run = await CommandRun.OfAsync("index", Corpus, "--index", Index, "--dry-run");

        Assert.Equal((0, "Dry run, nothing published: 2 added, 0 changed, 0 moved, 0 removed, 0 unchanged.\n"), (run.ExitCode, run.Out));
        Assert.Equal(["corpus"], _folder.Names);
    }

    [Fact]
    public async Task When_nothing_changed_the_live_generation_stays_unless_forced()
    {
        var first = (await CommandRun.OfAsync("index", Corpus, "--index", Index, "--json")).Rows[0].GetProperty("manifest");

        var second = await CommandRun.OfAsync("index", Corpus, "--index", Index);
        var forced = (await CommandRun.OfAsync("index", Corpus, "--index", Index, "--json", "--force")).Rows[0];

        Assert.Equal(
            $"Nothing published; {first.GetProperty("generation").GetString()} stays live (0 added, 0 changed, 0 moved, 0 removed, 2 unchanged).\n",
            second.Out);
        Assert.True(forced.GetProperty("published").GetBoolean());
        Assert.NotEqual(first.GetProperty("generation").GetString(), forced.GetProperty("manifest").GetProperty("generation").GetString());
    }

    [Fact]
    public async Task A_broken_article_is_named_and_the_others_are_published()
    {
        _folder.Write(Path.Combine("corpus", "broken.md"), "---\ntitle: [never closed\n---\n\nText.\n");

        var run = await CommandRun.OfAsync("index", Corpus, "--index", Index);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("broken.md:", run.Error, StringComparison.Ordinal);
        Assert.Contains(": 2 documents, ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_articles_never_empties_the_live_index()
    {
        await CommandRun.OfAsync("index", Corpus, "--index", Index);
        Directory.CreateDirectory(_folder.At("empty"));

        var run = await CommandRun.OfAsync("index", _folder.At("empty"), "--index", Index);
        var status = (await CommandRun.OfAsync("status", "--index", Index, "--json")).Rows[0];

        Assert.Equal((1, $"No article was found in {_folder.At("empty")}.\n"), (run.ExitCode, run.Error));
        Assert.Equal(2, status.GetProperty("documents").GetInt32());
    }

    [Fact]
    public async Task A_generation_that_answers_worse_is_not_published_unless_asked_for()
    {
        _folder.Write(
            Path.Combine("corpus", "golden", "answers.jsonl"),
            """{"id":"heal","question":"How long does a muscle strain take to heal?","file":"muscle-strain.md","must_include":["four weeks"]}""" + "\n");
        await CommandRun.OfAsync("index", Corpus, "--index", Index);
        File.Delete(_folder.At("corpus", "muscle-strain.md"));

        var rejected = await CommandRun.OfAsync("index", Corpus, "--index", Index, "--json");
        var status = (await CommandRun.OfAsync("status", "--index", Index, "--json")).Rows[0];
        var ungated = await CommandRun.OfAsync("index", Corpus, "--index", Index, "--no-gate");

        Assert.Equal(1, rejected.ExitCode);
        Assert.Contains("The new index has 0 of 1 golden questions right (0.000), below the bar of 0.85, and was not published. Wrong now: heal.", rejected.Error, StringComparison.Ordinal);
        Assert.False(rejected.Rows[0].GetProperty("published").GetBoolean());
        Assert.Equal(("g-000001", 2), (status.GetProperty("generation").GetString(), status.GetProperty("documents").GetInt32()));
        Assert.Equal(0, ungated.ExitCode);
        Assert.Contains(": 1 documents, ", ungated.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gate_asks_the_questions_of_the_file_that_is_named()
    {
        _folder.Write("golden.jsonl", """{"id":"train","question":"How much does surgery cost?","must_include":["dollars"]}""" + "\n");

        var run = await CommandRun.OfAsync("index", Corpus, "--index", Index, "--gate", _folder.At("golden.jsonl"));
        var both = await CommandRun.OfAsync("index", Corpus, "--index", Index, "--gate", _folder.At("golden.jsonl"), "--no-gate");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Nothing published (2 added", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, both.ExitCode);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_named_before_anything_is_done()
    {
        var missing = _folder.At("corpse");

        var run = await CommandRun.OfAsync("index", Corpus, missing, "--index", Index);

        Assert.Equal((2, "", $"{missing} does not exist; name a folder or a file to index.\n"), (run.ExitCode, run.Out, run.Error));
        Assert.Equal(["corpus"], _folder.Names);
    }

    [Fact]
    public async Task A_stopped_run_leaves_no_generation()
    {
        var run = await CommandRun.TypedAsync("", new CancellationToken(canceled: true), "index", Corpus, "--index", Index);
        var status = await CommandRun.OfAsync("status", "--index", Index);

        Assert.Equal((130, "", "Stopped; the live index and all files are as they were.\n"), (run.ExitCode, run.Out, run.Error));
        Assert.Equal(1, status.ExitCode);
    }
}
