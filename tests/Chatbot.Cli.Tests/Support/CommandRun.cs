using System.Text.Json;

namespace Chatbot.Cli.Tests;

/// <summary>One run of the command in memory, on streams that are no terminal.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    /// <summary>The output's lines as JSON objects.</summary>
    public IReadOnlyList<JsonElement> Rows => Parse(Out);

    /// <summary>The lines of a JSON Lines text.</summary>
    public static IReadOnlyList<JsonElement> Parse(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    public static Task<CommandRun> OfAsync(params string[] arguments) => TypedAsync("", CancellationToken.None, arguments);

    /// <summary>A run of somebody who types <paramref name="input"/>, and perhaps stops the command.</summary>
    public static async Task<CommandRun> TypedAsync(string input, CancellationToken stop, params string[] arguments)
    {
        using var reader = new StringReader(input);
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(reader, output, error, outputIsTerminal: false, errorIsTerminal: false);
        var exitCode = await new CommandLine(terminal).RunAsync(arguments, stop);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
