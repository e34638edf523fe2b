using System.CommandLine;
using System.Globalization;
using Chatbot.Cli.Help;
using Chatbot.Cli.Rows;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Indexing;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Cli.Commands;

/// <summary><c>chatbot index</c>: makes the articles answerable.</summary>
internal sealed class IndexCommand : Command, IExample
{
    private readonly Terminal _terminal;
    private readonly IndexLocation _location = new();

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Folders or files to index; together they become the whole index.",
        DefaultValueFactory = _ => ["corpus"],
    };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Read everything and say what would change; publish nothing.",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Build a new generation even when nothing changed." };

    private readonly Option<uint> _replicas = new("--replicas")
    {
        HelpName = "N",
        Description = "On how many nodes of a Qdrant cluster to keep the new generation.",
        DefaultValueFactory = _ => new KnowledgeOptions().QdrantReplicas,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object." };

    public IndexCommand(Terminal terminal)
        : base("index", "Re-index the articles. A new generation is built beside the live one and put in its place in one step.")
    {
        _terminal = terminal;
        Add(_paths);
        Add(_dryRun);
        Add(_force);
        Add(_json);
        _location.AddTo(this);
        Add(_replicas);
        _replicas.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<uint>() == 0)
                result.AddError("--replicas takes a number from 1.");
        });
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "chatbot index",
        "chatbot index corpus --dry-run",
        "chatbot index corpus extra.jsonl --index build/index",
        "chatbot index --qdrant http://localhost:6334 --collection spine",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var paths = parsed.GetRequiredValue(_paths);
        if (paths.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
            throw new BadInputException($"{missing} does not exist; name a folder or a file to index.");

        var options = new IndexRunOptions(Force: parsed.GetValue(_force), DryRun: parsed.GetValue(_dryRun));
        await using var rooms = Rooms.Open(_location.Read(parsed) with { QdrantReplicas = parsed.GetRequiredValue(_replicas) });
        var indexer = rooms.GetRequiredService<Indexer>();
        var run = await Progress.ShowAsync(
            _terminal, progress => indexer.RunAsync(paths, options, new IndexSteps(progress), cancellationToken));

        foreach (var fault in run.Faults)
            await _terminal.Error.WriteLineAsync(fault.AsMemory(), cancellationToken);
        if (parsed.GetValue(_json))
            await _terminal.Out.WriteLineAsync(Json.Line(run).AsMemory(), cancellationToken);
        else
            _terminal.WriteText(Summary(run, options));

        var articles = run.Added + run.Changed + run.Unchanged;
        if (articles == 0)
            await _terminal.Error.WriteLineAsync($"No article was found in {string.Join(", ", paths)}.".AsMemory(), cancellationToken);
        return articles == 0 || run.Faults.Count > 0 ? ExitCode.FoundWrong : ExitCode.Done;
    }

    private static string Summary(IndexRun run, IndexRunOptions options)
    {
        var changes = string.Create(
            CultureInfo.InvariantCulture, $"{run.Added} added, {run.Changed} changed, {run.Removed} removed, {run.Unchanged} unchanged");
        return run switch
        {
            { Published: true, Manifest: { } live } => string.Create(
                CultureInfo.InvariantCulture,
                $"Published {live.Generation}: {live.Documents} documents, {live.Passages} passages ({changes})."),
            _ when options.DryRun => $"Dry run, nothing published: {changes}.",
            { Manifest: { } live } => $"Nothing published; {live.Generation} stays live ({changes}).",
            _ => $"Nothing published ({changes}).",
        };
    }

    private sealed class IndexSteps(IProgress<Step> shown) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => shown.Report(new Step(value.Stage, value.Done, value.Total > 0 ? value.Total : null));
    }
}
