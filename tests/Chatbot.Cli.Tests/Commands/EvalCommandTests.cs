namespace Chatbot.Cli.Tests.Commands;

public sealed class EvalCommandTests(IndexedArticles articles) : IClassFixture<IndexedArticles>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_declines_and_the_guard_are_measured_together()
    {
        var run = await CommandRun.OfAsync("eval", Questions(), Guard(), "--index", articles.Index, "--json");
        var row = Assert.Single(run.Rows);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["answerAccuracy", "citationAccuracy", "evidenceHit", "quoteFidelity", "declinePrecision", "declineRecall", "unexpectedEscalations",
                "falseAlarms"],
            row.GetProperty("figures").EnumerateObject().Select(figure => figure.Name));
        Assert.Equal(4, row.GetProperty("accuracy").GetProperty("part").GetInt32());
        Assert.Equal(5, row.GetProperty("accuracy").GetProperty("whole").GetInt32());
        Assert.Equal(1, row.GetProperty("figures").GetProperty("quoteFidelity").GetProperty("share").GetDouble());
        var failure = Assert.Single(row.GetProperty("failures").EnumerateArray());
        Assert.Equal("wrong", failure.GetProperty("id").GetString());
        Assert.Equal("lacks /nine years/", failure.GetProperty("why").GetString());
    }

    [Fact]
    public async Task The_measures_are_printed_as_a_table()
    {
        var run = await CommandRun.OfAsync("eval", Questions(), "--index", articles.Index);

        Assert.Matches(@"Rows with the expected outcome +75\.0 +3/4 ", run.Out);
        Assert.Matches(@"dialogue +1 +100\.0 +100\.0 +0\.0", run.Out);
    }

    [Fact]
    public async Task The_guard_alone_needs_no_index()
    {
        var run = await CommandRun.OfAsync("eval", Guard(), "--index", _folder.At("none"));

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"False alarms +0\.0 +0/1 ", run.Out);
    }

    [Theory]
    [InlineData("0.75", 0, "")]
    [InlineData("0.76", 1, "The accuracy is 0.750, below the bar of 0.760.\n")]
    public async Task A_bar_that_is_missed_is_found_wrong(string bar, int exitCode, string sentence)
    {
        var run = await CommandRun.OfAsync("eval", Questions(), "--index", articles.Index, "--min-accuracy", bar);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.EndsWith(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_is_one_page_with_the_failure_in_it()
    {
        var run = await CommandRun.OfAsync("eval", Questions(), "--index", articles.Index, "--report", _folder.At("new", "report.html"));

        Assert.Equal(0, run.ExitCode);
        var page = await File.ReadAllTextAsync(_folder.At("new", "report.html"));
        Assert.Contains("lacks /nine years/", page, StringComparison.Ordinal);
        Assert.Contains("Index g-", page, StringComparison.Ordinal);
        Assert.Contains("Retrieved passages (", page, StringComparison.Ordinal);
        Assert.Contains("<b>muscle-strain: How long it takes</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compared_with_an_earlier_run_it_says_what_is_right_now_and_what_is_wrong_now()
    {
        var golden = Questions();
        var before = await CommandRun.OfAsync("eval", golden, "--index", articles.Index, "--json");
        var old = _folder.Write("old.json", before.Out);
        await File.WriteAllTextAsync(golden, (await File.ReadAllTextAsync(golden)).Replace("nine years", "four weeks", StringComparison.Ordinal).Replace("\"surgery\"", "\"magnets\"", StringComparison.Ordinal));

        var run = await CommandRun.OfAsync("eval", golden, "--index", articles.Index, "--compare", old, "--report", _folder.At("report.html"));

        Assert.Contains("right now: wrong (fact)\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("wrong now: talk (dialogue): lacks /magnets/\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 rows are right that were wrong, 1 are wrong that were right.", run.Out, StringComparison.Ordinal);
        Assert.Contains("<h2>What changed</h2>", await File.ReadAllTextAsync(_folder.At("report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_run_again_has_changed_nothing()
    {
        var before = await CommandRun.OfAsync("eval", Questions(), "--index", articles.Index, "--json");

        var run = await CommandRun.OfAsync("eval", Questions(), "--index", articles.Index, "--compare", _folder.Write("old.json", before.Out), "--json");

        var comparison = Assert.Single(run.Rows).GetProperty("comparison");
        Assert.Empty(comparison.GetProperty("fixed").EnumerateArray());
        Assert.Empty(comparison.GetProperty("broken").EnumerateArray());
        Assert.All(comparison.GetProperty("figures").EnumerateArray(), figure => Assert.Equal(figure.GetProperty("before").GetDouble(), figure.GetProperty("now").GetDouble()));
    }

    [Theory]
    [InlineData("none.json", null, "does not exist")]
    [InlineData("old.json", "{}", "is not what")]
    [InlineData("old.json", "never", "is not what")]
    public async Task An_earlier_run_that_cannot_be_read_is_told_in_one_sentence(string name, string? content, string words)
    {
        var old = content is null ? _folder.At(name) : _folder.Write(name, content);

        var run = await CommandRun.OfAsync("eval", Questions(), "--index", articles.Index, "--compare", old);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    private string Questions() => _folder.Write("golden.jsonl", $$"""
        {"id":"right","question":"{{IndexedArticles.Question}}","file":"muscle-strain.md","must_include":["two to four weeks"],"must_not_include":["years"],"evidence":["usually takes two to four weeks"],"type":"fact"}
        {"id":"wrong","question":"{{IndexedArticles.Question}}","file":"muscle-strain.md","must_include":["nine years"],"type":"fact"}
        {"id":"talk","turns":["What is spinal stenosis?","How is it treated?"],"file":"spinal-stenosis.md","must_include":["surgery"]}
        {"id":"off","question":"{{IndexedArticles.OffTopic}}","answerable":false,"type":"unanswerable"}
        """);

    private string Guard() => _folder.Write("guard.jsonl", "{\"id\":\"g\",\"text\":\"What is a vertebra?\",\"label\":\"none\",\"category\":\"educational\"}\n");
}
