namespace Chatbot.Cli.Tests.Commands;

public sealed class SearchCommandTests(IndexedArticles articles) : IClassFixture<IndexedArticles>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("hybrid")]
    [InlineData("dense")]
    [InlineData("sparse")]
    public async Task Every_mode_finds_the_passage_best_first(string mode)
    {
        var run = await CommandRun.OfAsync("search", "narrowing of the spinal canal", "--mode", mode, "--index", articles.Index, "--json");
        var hits = Assert.Single(run.Rows).GetProperty("hits").EnumerateArray().ToArray();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("spinal-stenosis", hits[0].GetProperty("document").GetString());
        Assert.Equal(hits.OrderByDescending(hit => hit.GetProperty("score").GetDouble()), hits);
        Assert.All(hits, hit => Assert.Equal(["document", "passage", "heading", "text", "score"], hit.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task No_more_hits_come_than_asked_for()
    {
        var run = await CommandRun.OfAsync("search", "spinal stenosis", "muscle strain", "-k", "1", "--index", articles.Index, "--json");

        Assert.Single(Assert.Single(run.Rows).GetProperty("hits").EnumerateArray());
    }

    [Fact]
    public async Task The_hits_are_numbered_for_reading()
    {
        var run = await CommandRun.OfAsync("search", "narrowing of the spinal canal", "--index", articles.Index);

        Assert.StartsWith("1. spinal-stenosis, What it is (", run.Out, StringComparison.Ordinal);
        Assert.Contains("Spinal stenosis is a narrowing of the spinal canal.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_is_said() => Assert.Equal(
        "No passage matches.\n", (await CommandRun.OfAsync("search", "zzzz qqqq", "--mode", "sparse", "--index", articles.Index)).Out);

    [Fact]
    public async Task A_file_of_queries_is_searched_in_order()
    {
        var file = _folder.Write("in.jsonl", "{\"id\":\"b\",\"query\":\"muscle strain\"}\n{\"id\":\"a\",\"query\":\"spinal stenosis\"}\n");

        var run = await CommandRun.OfAsync("search", "--jsonl", file, "--index", articles.Index);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["b", "a"], run.Rows.Select(row => row.GetProperty("id").GetString()));
        Assert.Equal(
            ["muscle-strain", "spinal-stenosis"],
            run.Rows.Select(row => row.GetProperty("hits")[0].GetProperty("document").GetString()));
    }

    [Fact]
    public async Task A_row_without_a_query_is_named()
    {
        var file = _folder.Write("in.jsonl", "{\"id\":1,\"question\":\"what?\"}\n");

        var run = await CommandRun.OfAsync("search", "--jsonl", file, "--index", articles.Index);

        Assert.Equal((2, "", $"{file}:1: a row needs a \"query\", a text.\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task An_engine_that_is_away_is_told_with_its_own_exit_code()
    {
        // Port 1 is reserved and nothing listens there.
        var run = await CommandRun.OfAsync("search", "disc", "--qdrant", "http://127.0.0.1:1");

        Assert.Equal((3, ""), (run.ExitCode, run.Out));
        Assert.Contains("127.0.0.1:1", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }
}
