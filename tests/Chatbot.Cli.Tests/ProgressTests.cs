namespace Chatbot.Cli.Tests;

public sealed class ProgressTests
{
    [Fact]
    public async Task Without_a_terminal_progress_is_a_line_for_a_finished_stage_and_for_each_doubling()
    {
        await using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(TextReader.Null, TextWriter.Null, error, outputIsTerminal: false, errorIsTerminal: false);

        await Progress.ShowAsync(terminal, progress =>
        {
            for (var done = 1; done <= 3; done++)
                progress.Report(new Step("reading", done, 3));
            for (var done = 1; done <= 4500; done++)
                progress.Report(new Step("rows", done, null));
            return Task.FromResult(0);
        });

        Assert.Equal("reading: 3 of 3\nrows: 1000\nrows: 2000\nrows: 4000\n", error.ToString());
    }

    [Fact]
    public async Task On_a_terminal_progress_is_a_bar_and_the_result_comes_through()
    {
        await using var error = new StringWriter();
        var terminal = new Terminal(TextReader.Null, TextWriter.Null, error, outputIsTerminal: false, errorIsTerminal: true);

        var result = await Progress.ShowAsync(terminal, progress =>
        {
            progress.Report(new Step("embedding [1]", 1, 2));
            progress.Report(new Step("rows", 5, null));
            return Task.FromResult(42);
        });

        Assert.Equal(42, result);
        Assert.Contains("embedding [1]", error.ToString(), StringComparison.Ordinal);
    }
}
