using System.CommandLine;
using System.Globalization;
using Chatbot.Answering;
using Chatbot.Cli.Evaluation;
using Chatbot.Cli.Files;
using Chatbot.Cli.Help;
using Chatbot.Cli.Report;
using Chatbot.Cli.Rows;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Safety;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Cli.Commands;

/// <summary><c>chatbot eval</c>: how good the answers and the guard are on rows whose right outcome is known.</summary>
internal sealed class EvalCommand : Command, IExample
{
    private readonly Terminal _terminal;
    private readonly IndexLocation _location = new();
    private readonly GuardChoice _choice = new();
    private readonly LanguageModelChoice _model = new();

    private readonly Argument<string[]> _files = new("FILE")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Golden files, JSON Lines. A row with a \"label\" is for the guard, any other for the answers.",
    };

    private readonly Option<string?> _report = new("--report")
    {
        HelpName = "FILE.html",
        Description = "Write one self-contained page with charts, a table by type and every failure. It shows the questions.",
    };

    private readonly Option<double?> _bar = new("--min-accuracy")
    {
        HelpName = "X",
        Description = "Exit with 1 when less than this share of all rows, 0 to 1, has the expected outcome.",
        CustomParser = result =>
        {
            var number = result.Tokens[0].Value;
            if (double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1)
                return share;
            result.AddError($"--min-accuracy takes a share from 0 to 1, such as 0.9, not \"{number}\".");
            return null;
        },
    };

    private readonly Option<string?> _compare = new("--compare")
    {
        HelpName = "OLD.json",
        Description = "Show what changed since an earlier run, whose output with --json is in this file.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object." };

    public EvalCommand(Terminal terminal)
        : base("eval", "Evaluate the answers on golden questions and the guard on labelled messages.")
    {
        _terminal = terminal;
        Add(_files);
        Add(_report);
        Add(_compare);
        Add(_bar);
        Add(_json);
        _location.AddTo(this);
        _choice.AddTo(this);
        _model.AddTo(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "chatbot eval corpus/golden/answers.jsonl",
        "chatbot eval corpus/golden/answers.jsonl --compare build/last-week.json",
        "chatbot eval golden.jsonl guard.jsonl --report build/report.html --min-accuracy 0.9",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var before = parsed.GetValue(_compare) is { } old ? await Comparison.ReadAsync(old, cancellationToken) : null;
        var golden = await GoldenSet.ReadAsync(parsed.GetRequiredValue(_files), cancellationToken);
        await using var rooms = Rooms.Open(_location.Read(parsed), _choice.Read(parsed), _model.Read(parsed));
        var evaluator = new Evaluator(
            rooms.GetRequiredService<TurnPipeline>(), rooms.GetRequiredService<RedFlagGuard>(), rooms.GetRequiredService<Retriever>(), rooms.GetRequiredService<LiveIndex>());
        var results = await Progress.ShowAsync(_terminal, progress => evaluator.RunAsync(golden, progress, cancellationToken));
        var comparison = before is null ? null : Comparison.Of(results, before);

        if (parsed.GetValue(_report) is { } report)
        {
            await using var file = AtomicFile.Create(report);
            await file.Writer.WriteAsync(HtmlReport.Write(results, comparison).AsMemory(), cancellationToken);
            await file.CommitAsync(cancellationToken);
        }

        if (parsed.GetValue(_json))
            await _terminal.Out.WriteLineAsync(Json.Line(EvaluationRow.Of(results, comparison)).AsMemory(), cancellationToken);
        else
            Print(results, comparison);

        if (parsed.GetValue(_bar) is not { } bar || results.Accuracy.Share >= bar)
            return ExitCode.Done;
        var missed = string.Create(
            CultureInfo.InvariantCulture, $"The accuracy is {results.Accuracy.Share:0.000}, below the bar of {bar:0.000}.");
        await _terminal.Error.WriteLineAsync(missed.AsMemory(), cancellationToken);
        return ExitCode.FoundWrong;
    }

    private void Print(Results results, Comparison? comparison)
    {
        ResultTables.Print(_terminal.OutputConsole, results);
        if (comparison is not null)
            _terminal.WriteText(string.Join('\n', ComparisonTable.Lines(comparison)));
    }
}
