using System.CommandLine;
using System.Globalization;
using Chatbot.Cli.Help;
using Chatbot.Cli.Rows;
using Chatbot.Knowledge.Index;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Cli.Commands;

/// <summary><c>chatbot rollback</c>: answers from the generation before again.</summary>
internal sealed class RollbackCommand : Command, IExample
{
    private readonly Terminal _terminal;
    private readonly IndexLocation _location = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object." };

    public RollbackCommand(Terminal terminal)
        : base("rollback", "Make the generation before the live one live again, in one step.")
    {
        _terminal = terminal;
        Add(_json);
        _location.AddTo(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } = ["chatbot rollback", "chatbot rollback --qdrant http://localhost:6334"];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var rooms = Rooms.OpenKnowledge(_location.Read(parsed));
        if (await rooms.GetRequiredService<IIndexStore>().RollbackAsync(cancellationToken) is not { } live)
        {
            await _terminal.Error.WriteLineAsync("There is no earlier generation to go back to.".AsMemory(), cancellationToken);
            return ExitCode.FoundWrong;
        }

        if (parsed.GetValue(_json))
            await _terminal.Out.WriteLineAsync(Json.Line(live).AsMemory(), cancellationToken);
        else
            _terminal.WriteText(string.Create(CultureInfo.InvariantCulture, $"{live.Generation} is live again: {live.Documents} documents, {live.Passages} passages."));
        return ExitCode.Done;
    }
}
