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
    public async Task An_explanation_shows_words_concepts_what_speaks_against_them_and_what_decided()
    {
        var run = await CommandRun.OfAsync("guard", "--explain", "No chest pain, but I can't pee");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("read as: no chest pain but i cant pee", run.Out, StringComparison.Ordinal);
        Assert.Matches("chest-[a-z-]+: \"chest[a-z ]*\" \\([0-9]+\\.\\.[0-9]+\\), negated", run.Out);
        Assert.Contains("cannot-urinate: \"can't pee\" (21..30), nothing speaks against it", run.Out, StringComparison.Ordinal);
        Assert.Matches("Rules and texts: [0-9.]+\\+[0-9a-f]{12}\\.[0-9a-f]{12}\n", run.Out);
        Assert.Contains("Decided by RF-02: emergency, first, advice \"cauda-equina\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_with_earlier_messages_says_whether_the_escalation_is_new_continued_or_settled()
    {
        var continued = await CommandRun.OfAsync("guard", "--explain", "--earlier", RedFlag, "What is a disc?");
        var settled = await CommandRun.OfAsync("guard", "--explain", "--earlier", RedFlag, "--earlier", "What is a disc?", "I've called 999");

        Assert.Contains("Message 2\n", continued.Out, StringComparison.Ordinal);
        Assert.Contains("emergency, continued", continued.Out, StringComparison.Ordinal);
        Assert.Contains("Decided by HELP-01: emergency, settled", settled.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_can_be_read_by_programs()
    {
        var row = Assert.Single((await CommandRun.OfAsync("guard", "--explain", "--json", "I can't pee")).Rows);

        Assert.Equal(["verdict", "messages", "rules", "relief", "version"], row.EnumerateObject().Select(property => property.Name));
        Assert.Equal("first", row.GetProperty("verdict").GetProperty("standing").GetString());
        Assert.Equal(["i", "cant", "pee"], row.GetProperty("messages")[0].GetProperty("words").EnumerateArray().Select(word => word.GetProperty("read").GetString()));
    }

    [Fact]
    public async Task A_continued_escalation_still_reports_its_level()
    {
        var file = _folder.Write("in.jsonl", $$"""
            {"id":1,"turns":["{{RedFlag}}","thanks"]}
            {"id":2,"turns":["{{RedFlag}}","I've called 999"]}
            """);

        var run = await CommandRun.OfAsync("guard", "--jsonl", file);

        Assert.All(run.Rows, row => Assert.Equal("emergency", row.GetProperty("level").GetString()));
        Assert.All(run.Rows, row => Assert.NotEmpty(row.GetProperty("flags").EnumerateArray()));
    }

    [Theory]
    [InlineData("GB", "999")]
    [InlineData("au", "000")]
    public async Task The_advice_names_the_numbers_of_the_country_that_is_chosen(string country, string number) =>
        Assert.Contains($"call {number}.", (await CommandRun.OfAsync("guard", "--country", country, "I can't pee")).Out, StringComparison.Ordinal);

    [Fact]
    public async Task Rules_of_ones_own_are_added_to_the_programs()
    {
        Directory.CreateDirectory(_folder.At("rules"));
        _folder.Write("rules/mine.yaml", """
            concepts:
              xylophone: [xylophone]
            rules:
              - id: RF-99
                category: own
                title: Mine
                level: urgent
                advice: wound
                source: Own (2026)
                when: [{any: [xylophone]}]
                fires: [xylophone]
                stays-quiet: [piano]
            """);

        Assert.Contains("RF-99 own", (await CommandRun.OfAsync("guard", "--rules", _folder.At("rules"), "a xylophone")).Out, StringComparison.Ordinal);
        Assert.Contains("RF-02", (await CommandRun.OfAsync("guard", "--rules", _folder.At("rules"), "I can't pee")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_in_rules_and_texts_is_listed_with_its_place()
    {
        Directory.CreateDirectory(_folder.At("rules"));
        var rules = _folder.Write("rules/mine.yaml", "concepts:\n  one: [(]\nrulez: []\n");
        var advice = _folder.Write("advice.yaml", "quoted: nothing\nadvice: {}\n");

        var run = await CommandRun.OfAsync("guard", "--rules", _folder.At("rules"), "--advice", advice, "hello");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains($"{rules}(2,9): ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{rules}(3,1): 'rulez' is not known here", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{advice}(1,1): 'quoted' must hold {{quote}}", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rules", "nowhere", "nowhere(1,1): There is no such folder of rules.\n")]
    [InlineData("--country", "XX", "There is no country 'XX'")]
    public async Task A_choice_that_cannot_be_used_is_told_in_a_sentence(string option, string value, string says)
    {
        var run = await CommandRun.OfAsync("guard", option, value, "hello");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--explain")]
    [InlineData("--earlier", "hello")]
    public async Task An_explanation_is_of_one_conversation(params string[] options) =>
        Assert.Equal(2, (await CommandRun.OfAsync(["guard", "--jsonl", _folder.Write("in.jsonl", "{}"), .. options])).ExitCode);

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
