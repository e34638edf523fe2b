using System.Text.Json;

namespace Chatbot.Cli.Tests.Commands;

public sealed class AskCommandTests(IndexedArticles articles) : IClassFixture<IndexedArticles>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_question_is_answered_with_its_sources()
    {
        var run = await CommandRun.OfAsync("ask", IndexedArticles.Question, "--index", articles.Index);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("two to four weeks to heal. [1]", run.Out, StringComparison.Ordinal);
        Assert.Contains("Sources:\n[1] Muscle strain, How long it takes: \"", run.Out, StringComparison.Ordinal);
        Assert.Contains("(not reviewed by a clinician)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_the_articles_do_not_answer_is_declined()
    {
        var row = Assert.Single((await CommandRun.OfAsync("ask", IndexedArticles.OffTopic, "--index", articles.Index, "--json")).Rows);

        Assert.True(row.GetProperty("declined").GetBoolean());
        Assert.False(row.GetProperty("escalated").GetBoolean());
    }

    [Fact]
    public async Task The_JSON_has_the_agreed_shape_and_every_quote_stands_in_its_file()
    {
        var row = Assert.Single((await CommandRun.OfAsync("ask", IndexedArticles.Question, "--index", articles.Index, "--json")).Rows);

        Assert.Equal(
            ["answer", "declined", "escalated", "level", "citations", "flags", "suggestions", "milliseconds"],
            row.EnumerateObject().Select(property => property.Name));
        var citations = row.GetProperty("citations").EnumerateArray().ToArray();
        Assert.NotEmpty(citations);
        Assert.All(citations, citation =>
        {
            Assert.Equal(
                ["number", "document", "title", "heading", "quote", "start", "end", "url"],
                citation.EnumerateObject().Select(property => property.Name));
            var article = File.ReadAllText(Path.Combine(articles.Corpus, $"{citation.GetProperty("document").GetString()}.md"));
            var quote = article[citation.GetProperty("start").GetInt32()..citation.GetProperty("end").GetInt32()];
            Assert.Equal(quote, citation.GetProperty("quote").GetString());
            Assert.Contains($"[{citation.GetProperty("number").GetInt32()}]", row.GetProperty("answer").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_red_flag_gets_the_advice_and_no_answer()
    {
        var row = Assert.Single((await CommandRun.OfAsync(
            "ask", "I can't feel my groin any more and I have lost control of my bladder since this morning", "--index", articles.Index, "--json")).Rows);

        Assert.True(row.GetProperty("escalated").GetBoolean());
        Assert.Equal("emergency", row.GetProperty("level").GetString());
        Assert.Empty(row.GetProperty("citations").EnumerateArray());
        Assert.All(row.GetProperty("flags").EnumerateArray(), flag =>
            Assert.Equal(["rule", "category", "quote"], flag.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task A_file_of_questions_and_conversations_is_answered_in_order()
    {
        var file = _folder.Write("in.jsonl", $$"""
            {"id":"a","question":"{{IndexedArticles.Question}}"}
            {"id":"b","turns":["What is spinal stenosis?","How is it treated?"]}
            {"id":"c","question":""}
            """);

        var run = await CommandRun.OfAsync("ask", "--jsonl", file, "--out", _folder.At("out.jsonl"), "--index", articles.Index);

        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Error));
        var rows = CommandRun.Parse(await File.ReadAllTextAsync(_folder.At("out.jsonl")));
        Assert.Equal(["a", "b", "c"], rows.Select(row => row.GetProperty("id").GetString()));
        Assert.Contains("two to four weeks", rows[0].GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Contains("surgery", rows[1].GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Empty(rows[2].GetProperty("citations").EnumerateArray());
    }

    [Fact]
    public async Task A_chat_keeps_the_conversation_until_quit()
    {
        var run = await CommandRun.TypedAsync(
            "What is spinal stenosis?\n\nHow is it treated?\n/quit\nnever asked\n", CancellationToken.None, "ask", "--json", "--index", articles.Index);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(2, run.Rows.Count);
        Assert.Contains("narrowing", run.Rows[0].GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Contains("surgery", run.Rows[1].GetProperty("answer").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_ends_with_the_end_of_its_input()
    {
        var run = await CommandRun.TypedAsync(IndexedArticles.Question, CancellationToken.None, "ask", "--index", articles.Index);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("two to four weeks", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_index_the_person_is_told_how_to_make_one()
    {
        var run = await CommandRun.OfAsync("ask", IndexedArticles.Question, "--index", _folder.At("none"));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Equal($"Nothing has been indexed yet in {_folder.At("none")}. Build the index with `chatbot index`.\n", run.Error);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task Without_an_index_no_file_is_written()
    {
        var file = _folder.Write("in.jsonl", JsonSerializer.Serialize(new { id = 1, question = IndexedArticles.Question }));

        var run = await CommandRun.OfAsync("ask", "--jsonl", file, "--out", _folder.At("out.jsonl"), "--index", _folder.At("none"));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["in.jsonl"], _folder.Names);
    }
}
