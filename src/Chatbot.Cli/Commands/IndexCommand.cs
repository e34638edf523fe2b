using System.CommandLine;
using System.Globalization;
using Chatbot.Cli.Evaluation;
using Chatbot.Cli.Help;
using Chatbot.Cli.Rows;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Duplicates;
using Chatbot.Knowledge.Indexing;

namespace Chatbot.Cli.Commands;

/// <summary><c>chatbot index</c>: makes the articles answerable.</summary>
internal sealed class IndexCommand : Command, IExample
{
    private readonly Terminal _terminal;
    private readonly IndexLocation _location = new();

    private const int RepetitionsShown = 3;

    private readonly ArticlePaths _paths = new();
    private readonly GateChoice _gate = new();

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
        _paths.AddTo(this);
        Add(_dryRun);
        Add(_force);
        _gate.AddTo(this);
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
        "chatbot index corpus --gate golden.jsonl",
        "chatbot index corpus extra.jsonl --index build/index",
        "chatbot index --qdrant http://localhost:6334 --collection spine",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var paths = _paths.Read(parsed);
        var options = new IndexRunOptions(Force: parsed.GetValue(_force), DryRun: parsed.GetValue(_dryRun));
        var golden = await _gate.ReadAsync(parsed, paths, cancellationToken);
        var location = _location.Read(parsed) with { QdrantReplicas = parsed.GetRequiredValue(_replicas) };
        var store = KnowledgeServices.OpenStore(location, TimeProvider.System);
        using var connection = store as IDisposable;
        var indexer = KnowledgeServices.IndexerOver(store, location);
        var run = await Progress.ShowAsync(_terminal, progress => indexer.RunAsync(
            paths,
            golden is null ? options : options with { Gate = new GoldenGate(golden, location, progress).JudgeAsync },
            new IndexSteps(progress),
            cancellationToken));

        var exitCode = await ArticlePaths.TellFaultsAsync(_terminal, paths, run, cancellationToken);
        if (run.Rejected is { } rejected)
        {
            await _terminal.Error.WriteLineAsync(rejected.AsMemory(), cancellationToken);
            exitCode = ExitCode.FoundWrong;
        }

        if (parsed.GetValue(_json))
            await _terminal.Out.WriteLineAsync(Json.Line(IndexRow.Of(run)).AsMemory(), cancellationToken);
        else
            _terminal.WriteText(string.Join('\n', Repetitions(run.Repeated).Append(Summary(run, options))));
        return exitCode;
    }

    // The longest repeat the most words. Which articles should say it is for their authors to tell, so nothing is wrong yet.
    private static IEnumerable<string> Repetitions(IReadOnlyList<RepeatedPassage> repeated)
    {
        if (repeated.Count == 0)
            return [];
        var worst = repeated.OrderByDescending(passage => passage.Tokens).Take(RepetitionsShown)
            .Select(passage => $"  {passage.Document} at character {passage.Start} says nearly the same as {passage.Of} at {passage.OfStart}");
        return worst.Prepend($"{repeated.Count} {(repeated.Count == 1 ? "passage repeats" : "passages repeat")} another nearly word for word:");
    }

    private static string Summary(IndexRun run, IndexRunOptions options)
    {
        var changes = ArticlePaths.Changes(run.Plan);
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
