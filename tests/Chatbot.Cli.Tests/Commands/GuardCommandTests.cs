using System.Text.Json;

namespace Chatbot.Cli.Tests.Commands;

public sealed class GuardCommandTests : IDisposable
{
    private const string RedFlag = "I can't feel my groin any more and I have lost control of my bladder since this morning";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_harmless_message_has_no_flag_and_no_advice()
    {
        var run = await CommandRun.OfAsync("guard", "what is a vertebra?", "--json");

        Assert.Equal((0, "{\"level\":\"none\",\"flags\":[],\"advice\":null}\n", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task A_harmless_message_is_said_to_be_one() =>
        Assert.Equal("No red flag.\n", (await CommandRun.OfAsync("guard", "what is a vertebra?")).Out);

    [Fact]
    public async Task A_red_flag_is_shown_with_the_words_that_fired_and_the_advice()
    {
        var run = await CommandRun.OfAsync("guard", RedFlag, "--json");
        var row = Assert.Single(run.Rows);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("emergency", row.GetProperty("level").GetString());
        Assert.False(string.IsNullOrWhiteSpace(row.GetProperty("advice").GetString()));
        Assert.NotEmpty(row.GetProperty("flags").EnumerateArray());
        Assert.All(row.GetProperty("flags").EnumerateArray(), flag =>
        {
            Assert.Equal(["rule", "category", "quote", "start", "end"], flag.EnumerateObject().Select(property => property.Name));
            Assert.Equal(RedFlag[flag.GetProperty("start").GetInt32()..flag.GetProperty("end").GetInt32()], flag.GetProperty("quote").GetString());
        });
    }

    [Fact]
    public async Task A_red_flag_is_told_in_words_too()
    {
        var run = await CommandRun.OfAsync("guard", RedFlag);

        Assert.StartsWith("Level: emergency\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_answered_line_by_line_in_its_order_with_ids_as_they_came()
    {
        var file = _folder.Write("in.jsonl", $$"""
            {"id":"b","text":"hello"}
            {"id":7,"turns":["what is a disc?","{{RedFlag}}"]}

            {"id":"a","turns":["thanks"]}
            """);

        var run = await CommandRun.OfAsync("guard", "--jsonl", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["\"b\"", "7", "\"a\""], run.Rows.Select(row => row.GetProperty("id").GetRawText()));
        Assert.Equal(["none", "emergency", "none"], run.Rows.Select(row => row.GetProperty("level").GetString()));
        Assert.Equal(["id", "level", "flags", "advice"], run.Rows[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task The_lines_go_to_the_file_that_is_named()
    {
        var file = _folder.Write("in.jsonl", "{\"id\":1,\"text\":\"hello\"}\n{\"id\":2,\"text\":\"thanks\"}\n");

        var run = await CommandRun.OfAsync("guard", "--jsonl", file, "--out", _folder.At("out.jsonl"));

        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Error));
        Assert.Equal([1, 2], CommandRun.Parse(await File.ReadAllTextAsync(_folder.At("out.jsonl"))).Select(row => row.GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task A_bad_line_stops_the_run_and_leaves_no_part_of_a_file()
    {
        var file = _folder.Write("in.jsonl", "{\"id\":1,\"text\":\"hello\"}\n{\"id\":2,\"tex\":\"thanks\"}\n");

        var run = await CommandRun.OfAsync("guard", "--jsonl", file, "--out", _folder.At("out.jsonl"));

        Assert.Equal(
            (2, "", $"{file}:2: a row needs \"text\", a text, or \"turns\", a list of texts.\n"),
            (run.ExitCode, run.Out, run.Error));
        Assert.Equal(["in.jsonl"], _folder.Names);
    }

    [Fact]
    public async Task A_bad_line_leaves_an_earlier_result_as_it_was()
    {
        var file = _folder.Write("in.jsonl", "{\"id\":1,\"text\":\"hello\"}\noops\n");
        var earlier = _folder.Write("out.jsonl", "earlier");

        var run = await CommandRun.OfAsync("guard", "--jsonl", file, "--out", earlier);

        Assert.Equal((2, $"{file}:2: this is not JSON, from byte 1 of the line on.\n"), (run.ExitCode, run.Error));
        Assert.Equal("earlier", await File.ReadAllTextAsync(earlier));
    }

    [Fact]
    public async Task The_result_may_replace_the_file_it_was_made_from()
    {
        var file = _folder.Write("in.jsonl", "{\"id\":1,\"text\":\"hello\"}\n");

        var run = await CommandRun.OfAsync("guard", "--jsonl", file, "--out", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("none", Assert.Single(CommandRun.Parse(await File.ReadAllTextAsync(file))).GetProperty("level").GetString());
    }

    [Fact]
    public async Task Stopping_says_so_and_writes_no_file()
    {
        var file = _folder.Write("in.jsonl", "{\"id\":1,\"text\":\"hello\"}\n");

        var run = await CommandRun.TypedAsync("", new CancellationToken(canceled: true), "guard", "--jsonl", file, "--out", _folder.At("out.jsonl"));

        Assert.Equal((130, "", "Stopped; the live index and all files are as they were.\n"), (run.ExitCode, run.Out, run.Error));
        Assert.Equal(["in.jsonl"], _folder.Names);
    }

    [Fact]
    public async Task Letters_of_every_script_stay_readable()
    {
        const string words = "Rücken \"schmerz\" 背中 🦴";
        var file = _folder.Write("in.jsonl", JsonSerializer.Serialize(new { id = words, text = words }));

        var run = await CommandRun.OfAsync("guard", "--jsonl", file);

        Assert.Contains("Rücken \\\"schmerz\\\" 背中", run.Out, StringComparison.Ordinal);
        Assert.Equal(words, Assert.Single(run.Rows).GetProperty("id").GetString());
    }
}
