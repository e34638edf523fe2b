namespace Chatbot.Cli.Tests.Commands;

public sealed class StatusCommandTests(IndexedArticles articles) : IClassFixture<IndexedArticles>
{
    [Fact]
    public async Task The_live_generation_is_described()
    {
        var run = await CommandRun.OfAsync("status", "--index", articles.Index);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"(?m)^Generation +g-\d+ *$", run.Out);
        Assert.Matches(@"(?m)^Documents +2 *$", run.Out);
        Assert.Matches(@"(?m)^Embedding +\S+, \d+ dimensions *$", run.Out);
    }

    [Fact]
    public async Task The_JSON_is_the_manifest()
    {
        var row = Assert.Single((await CommandRun.OfAsync("status", "--index", articles.Index, "--json")).Rows);

        Assert.Equal(
            ["generation", "created", "documents", "passages", "embedder", "dimensions", "contentHash"],
            row.EnumerateObject().Select(property => property.Name));
        Assert.Equal(2, row.GetProperty("documents").GetInt32());
    }

    [Fact]
    public async Task Where_nothing_is_indexed_it_says_so_and_how_to_begin()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync("status", "--index", folder.At("none"));

        Assert.Equal((1, "", $"Nothing has been indexed yet in {folder.At("none")}. Build the index with `chatbot index`.\n"), (run.ExitCode, run.Out, run.Error));
        Assert.Empty(folder.Names);
    }
}
