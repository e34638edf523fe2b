using System.CommandLine;
using Chatbot.Tests;

namespace Chatbot.Cli.Tests;

public sealed class HelpTests
{
    private static readonly Command Root = new CommandLine(Terminal.OfProcess()).Root;

    public static TheoryData<string> Commands => [.. Leaves(Root).Select(leaf => leaf.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_explains_itself_with_an_example(string command)
    {
        var run = await CommandRun.OfAsync([.. command.Split(' '), "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("Examples:", run.Out, StringComparison.Ordinal);
        Assert.Contains($"\n  chatbot {command}", run.Out, StringComparison.Ordinal);
        Assert.Contains("--json", run.Out, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_and_option_has_a_description()
    {
        foreach (var (_, command) in Leaves(Root))
        {
            Assert.False(string.IsNullOrWhiteSpace(command.Description), command.Name);
            Assert.All(command.Options, option => Assert.False(string.IsNullOrWhiteSpace(option.Description), $"{command.Name} {option.Name}"));
            Assert.All(command.Arguments, argument => Assert.False(string.IsNullOrWhiteSpace(argument.Description), $"{command.Name} {argument.Name}"));
        }
    }

    [Fact]
    public async Task The_help_lists_every_command()
    {
        var run = await CommandRun.OfAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(Root.Subcommands, command => Assert.Contains($"\n  {command.Name} ", run.Out, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_manual_describes_every_command_with_its_options_and_examples(string name)
    {
        var manual = await File.ReadAllTextAsync(Repository.At("docs", "command-line.md"));
        var start = manual.IndexOf($"\n## chatbot {name}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/command-line.md has no section on chatbot {name}");
        var end = manual.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        var section = manual[start..(end < 0 ? manual.Length : end)];

        var command = Leaves(Root).Single(leaf => leaf.Name == name).Command;
        var examples = ((Help.IExample)command).Examples;
        Assert.Contains(string.Join('\n', examples), section, StringComparison.Ordinal);
        string[] shared =
        [
            "--index", "--qdrant", "--collection", "--embedder", "--embedding-url", "--embedding-model", "--rules", "--advice", "--helplines", "--country",
            "--model", "--model-url", "--model-kind", "--model-deadline",
        ];
        Assert.All(command.Options, option => Assert.Contains(
            $"`{option.Name}", shared.Contains(option.Name) ? manual : section, StringComparison.Ordinal));
    }

    // A command with commands below it is only their common first word.
    private static IEnumerable<(string Name, Command Command)> Leaves(Command command) => command.Subcommands.SelectMany(below =>
        below.Subcommands.Count == 0 ? [(below.Name, below)] : Leaves(below).Select(leaf => ($"{below.Name} {leaf.Name}", leaf.Command)));
}
