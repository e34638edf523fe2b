using System.CommandLine;
using System.Globalization;
using Chatbot.Cli.Help;
using Chatbot.Cli.Rows;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Index;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace Chatbot.Cli.Commands;

/// <summary><c>chatbot status</c>: what the live generation of the index holds.</summary>
internal sealed class StatusCommand : Command, IExample
{
    private readonly Terminal _terminal;
    private readonly IndexLocation _location = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object." };

    public StatusCommand(Terminal terminal)
        : base("status", "Check the live generation of the index and show when it was built, what it holds, by which embedding model.")
    {
        _terminal = terminal;
        Add(_json);
        _location.AddTo(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } = ["chatbot status", "chatbot status --index build/seeds-index --json"];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var rooms = Rooms.OpenKnowledge(_location.Read(parsed));
        try
        {
            await using var live = await rooms.GetRequiredService<LiveIndex>().HoldAsync(cancellationToken);
            if (live.Index is ILocalIndex local)
                local.Verify(cancellationToken);
            if (parsed.GetValue(_json))
                _terminal.Out.WriteLine(Json.Line(live.Index.Manifest));
            else
                Print(live.Index.Manifest);
            return ExitCode.Done;
        }
        catch (IndexMissingException missing)
        {
            // For the other commands a missing index is wrong usage; here it is what was found.
            await _terminal.Error.WriteLineAsync(missing.Message.AsMemory(), cancellationToken);
            return ExitCode.FoundWrong;
        }
    }

    private void Print(IndexManifest manifest)
    {
        var grid = new Grid().AddColumn().AddColumn();
        Row("Generation", manifest.Generation);
        Row("Built", manifest.Created.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));
        Row("Documents", manifest.Documents.ToString(CultureInfo.InvariantCulture));
        Row("Passages", manifest.Passages.ToString(CultureInfo.InvariantCulture));
        Row("Embedding", $"{manifest.Embedder}, {manifest.Dimensions} dimensions");
        Row("Content", manifest.ContentHash);
        _terminal.OutputConsole.Write(grid);

        void Row(string name, string value) => grid.AddRow(new Cell(name), new Cell(value));
    }
}
