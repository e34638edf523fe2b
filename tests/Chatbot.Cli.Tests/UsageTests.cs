namespace Chatbot.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("Name a command, such as \"chatbot ask\". Run \"chatbot --help\" to see what it takes.")]
    [InlineData("There is no command \"aks\". Run \"chatbot --help\" to see what it takes.", "aks", "a question")]
    [InlineData("There is no option --jsnl; a text that starts with a dash goes after \"--\". Run \"chatbot ask --help\" to see what it takes.", "ask", "--jsnl", "file")]
    [InlineData("There is no option -x; a text that starts with a dash goes after \"--\". Run \"chatbot guard --help\" to see what it takes.", "guard", "-x")]
    [InlineData("Give a MESSAGE, or a file with --jsonl. Run \"chatbot guard --help\" to see what it takes.", "guard")]
    [InlineData("Give a QUERY, or a file with --jsonl. Run \"chatbot search --help\" to see what it takes.", "search")]
    [InlineData("Give a QUESTION or --jsonl, not both. Run \"chatbot ask --help\" to see what it takes.", "ask", "why", "--jsonl", "file")]
    [InlineData("--out goes with --jsonl. Run \"chatbot ask --help\" to see what it takes.", "ask", "why", "--out", "file")]
    [InlineData("The QUESTION is empty. Run \"chatbot ask --help\" to see what it takes.", "ask", " ")]
    [InlineData("-k takes a whole number from 1 to 50, not \"51\". Run \"chatbot search --help\" to see what it takes.", "search", "disc", "-k", "51")]
    [InlineData("-k takes a whole number from 1 to 50, not \"0\". Run \"chatbot search --help\" to see what it takes.", "search", "disc", "-k", "0")]
    [InlineData("-k takes a whole number from 1 to 50, not \"few\". Run \"chatbot search --help\" to see what it takes.", "search", "disc", "-k", "few")]
    [InlineData("--mode is hybrid, dense or sparse, not \"1\". Run \"chatbot search --help\" to see what it takes.", "search", "disc", "--mode", "1")]
    [InlineData("--qdrant takes an http or https address, not \"localhost\". Run \"chatbot status --help\" to see what it takes.", "status", "--qdrant", "localhost")]
    [InlineData("Give --index or --qdrant, not both. Run \"chatbot status --help\" to see what it takes.", "status", "--qdrant", "http://localhost:6334", "--index", "here")]
    [InlineData("--collection names a collection on a Qdrant server; give --qdrant too. Run \"chatbot status --help\" to see what it takes.", "status", "--collection", "spine")]
    [InlineData("--min-accuracy takes a share from 0 to 1, such as 0.9, not \"90\". Run \"chatbot eval --help\" to see what it takes.", "eval", "golden.jsonl", "--min-accuracy", "90")]
    [InlineData("Name a command, such as \"chatbot ask\". Run \"chatbot embedder --help\" to see what it takes.", "embedder")]
    [InlineData("--steps takes a whole number from 1 to 1000000, not \"many\". Run \"chatbot embedder train --help\" to see what it takes.", "embedder", "train", "pairs.jsonl", "--steps", "many")]
    [InlineData("--embedding-url and --embedding-model go together; give both or neither. Run \"chatbot status --help\" to see what it takes.", "status", "--embedding-url", "http://localhost:11434/v1")]
    [InlineData("Required argument 'FILE' missing for command: 'eval'. Run \"chatbot eval --help\" to see what it takes.", "eval")]
    public async Task Wrong_usage_is_told_in_one_line_and_does_nothing(string sentence, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.Equal((2, "", sentence + "\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("@home I fell")]
    [InlineData("[suggest] a stretch")]
    public async Task A_message_may_start_with_any_sign(string message)
    {
        var run = await CommandRun.OfAsync("guard", message, "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Single(run.Rows);
    }

    [Fact]
    public async Task A_message_that_starts_with_a_dash_goes_after_two_dashes()
    {
        var run = await CommandRun.OfAsync("guard", "--json", "--", "--is this an option?");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Words_need_no_quotes()
    {
        var quoted = await CommandRun.OfAsync("guard", "I have lost control of my bladder and my groin is numb", "--json");
        var bare = await CommandRun.OfAsync("guard", "I", "have", "lost", "control", "of", "my", "bladder", "and", "my", "groin", "is", "numb", "--json");

        Assert.Equal(quoted, bare);
    }
}
