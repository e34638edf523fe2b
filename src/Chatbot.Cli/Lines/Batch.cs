using Chatbot.Cli.Files;
using Chatbot.Cli.Rows;

namespace Chatbot.Cli.Lines;

/// <summary>Answers a JSON Lines file row by row, in its order, to a file or to standard output.</summary>
/// <param name="terminal">Standard output, and progress.</param>
/// <param name="input">The JSON Lines file.</param>
/// <param name="output">The file to write, complete or not at all; null for standard output.</param>
internal sealed class Batch(Terminal terminal, string input, string? output)
{
    /// <summary>Writes one line for each row.</summary>
    /// <param name="stage">What the progress calls it, such as <c>questions answered</c>.</param>
    /// <param name="answer">Makes the line for a row.</param>
    /// <param name="cancellationToken">Stops between two rows; then no file is written.</param>
    /// <exception cref="BadInputException">A line cannot be used; then no file is written.</exception>
    public async Task RunAsync<TRow>(
        string stage, Func<JsonLine, CancellationToken, ValueTask<TRow>> answer, CancellationToken cancellationToken)
    {
        if (output is null)
        {
            // Rows on a terminal show by themselves how far the run has come.
            await (terminal.OutputIsTerminal
                ? WriteAsync(terminal.Out, null, stage, answer, cancellationToken)
                : Progress.ShowAsync(terminal, progress => WriteAsync(terminal.Out, progress, stage, answer, cancellationToken)));
            return;
        }

        await using var file = AtomicFile.Create(output);
        await Progress.ShowAsync(terminal, progress => WriteAsync(file.Writer, progress, stage, answer, cancellationToken));
        await file.CommitAsync(cancellationToken);
    }

    private async Task<int> WriteAsync<TRow>(
        TextWriter writer,
        IProgress<Step>? progress,
        string stage,
        Func<JsonLine, CancellationToken, ValueTask<TRow>> answer,
        CancellationToken cancellationToken)
    {
        var done = 0;
        await foreach (var line in JsonLines.ReadAsync(input, cancellationToken))
        {
            await writer.WriteLineAsync(Json.Line(await answer(line, cancellationToken)).AsMemory(), cancellationToken);
            progress?.Report(new Step(stage, ++done, null));
        }

        return done;
    }
}
