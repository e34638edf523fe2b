using System.CommandLine;
using Chatbot.Cli.Help;
using Chatbot.Cli.Rows;
using Chatbot.Knowledge.Indexing;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Cli.Commands;

/// <summary><c>chatbot diff</c>: which articles a re-index would change.</summary>
internal sealed class DiffCommand : Command, IExample
{
    private readonly Terminal _terminal;
    private readonly ArticlePaths _paths = new();
    private readonly IndexLocation _location = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object." };

    public DiffCommand(Terminal terminal)
        : base("diff", "Show which articles a re-index would add, change, move or remove. Nothing is written.")
    {
        _terminal = terminal;
        _paths.AddTo(this);
        Add(_json);
        _location.AddTo(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } = ["chatbot diff", "chatbot diff corpus extra.jsonl --index build/index --json"];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var paths = _paths.Read(parsed);
        await using var rooms = Rooms.OpenKnowledge(_location.Read(parsed));
        var run = await rooms.GetRequiredService<Indexer>().RunAsync(paths, new IndexRunOptions(DryRun: true), progress: null, cancellationToken);
        var exitCode = await ArticlePaths.TellFaultsAsync(_terminal, paths, run, cancellationToken);
        if (parsed.GetValue(_json))
            await _terminal.Out.WriteLineAsync(Json.Line(DiffRow.Of(run)).AsMemory(), cancellationToken);
        else
            _terminal.WriteText(string.Join('\n', Lines(run.Plan).Append($"{ArticlePaths.Changes(run.Plan)}.")));
        return exitCode;
    }

    private static IEnumerable<string> Lines(IndexPlan plan) =>
    [
        .. plan.Added.Select(id => $"added    {id}"),
        .. plan.Changed.Select(id => $"changed  {id}"),
        .. plan.Moved.Select(moved => moved.From == moved.To ? $"moved    {moved.To}" : $"moved    {moved.From} to {moved.To}"),
        .. plan.Removed.Select(id => $"removed  {id}"),
    ];
}
