using System.CommandLine;
using System.Globalization;
using Chatbot.Cli.Files;
using Chatbot.Cli.Help;
using Chatbot.Cli.Rows;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding.Training;

namespace Chatbot.Cli.Commands;

/// <summary><c>chatbot embedder train</c>: makes an embedding model out of articles, or questions and their answers.</summary>
internal sealed class EmbedderTrainCommand : Command, IExample
{
    private static readonly TrainingOptions Defaults = new();

    private readonly Terminal _terminal;

    private readonly Argument<string[]> _paths = new("PAIRS")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "What to learn from: files and folders as for \"chatbot index\", such as JSON Lines with a question and an answer a line.",
    };

    private readonly Option<string> _out = new("--out")
    {
        HelpName = "FILE",
        Description = "The model file to write; a record of the run goes beside it, with the ending .json.",
        DefaultValueFactory = _ => Path.Combine("build", "embedder.bin"),
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of what is drawn at random; the same seed and pairs give the same file.",
        DefaultValueFactory = _ => Defaults.Seed,
    };

    private readonly Option<int> _steps = Number("--steps", "How many batches to learn from.", 1, 1_000_000, Defaults.Steps);
    private readonly Option<int> _pieces = Number("--pieces", "Most word pieces of the vocabulary.", 256, 200_000, Defaults.Pieces);
    private readonly Option<int> _dimensions = Number("--dimensions", "Length of the vectors.", 8, 1024, Defaults.Dimensions);
    private readonly Option<bool> _json = new("--json") { Description = "Print the record of the run." };

    public EmbedderTrainCommand(Terminal terminal)
        : base("train", "Train an embedding model. Learns for some minutes on two cores; nothing is written before it has finished.")
    {
        _terminal = terminal;
        Add(_paths);
        Add(_out);
        Add(_seed);
        Add(_steps);
        Add(_pieces);
        Add(_dimensions);
        Add(_json);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "chatbot embedder train pairs.jsonl",
        "chatbot embedder train corpus pairs.jsonl.gz --seed 7 --out build/embedder.bin",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var paths = parsed.GetRequiredValue(_paths);
        var options = new TrainingOptions
        {
            Seed = parsed.GetValue(_seed),
            Steps = parsed.GetValue(_steps),
            Pieces = parsed.GetValue(_pieces),
            Dimensions = parsed.GetValue(_dimensions),
        };
        var output = parsed.GetRequiredValue(_out);

        // Before the minutes of training, so that a file that cannot be written is told at once.
        await using var model = AtomicFile.Create(output);
        await using var record = AtomicFile.Create(Path.ChangeExtension(output, ".json"));
        var documents = await ReadAsync(paths, cancellationToken);
        var trained = await Progress.ShowAsync(_terminal, progress => Task.Run(() => EmbedderTraining.Train(documents, options, new Batches(progress), cancellationToken), cancellationToken));
        var row = TrainingRow.Of(paths, documents.Count, options, trained);

        await model.WriteAsync(trained.File, cancellationToken);
        await record.Writer.WriteLineAsync(Json.Indented(row).AsMemory(), cancellationToken);
        await model.CommitAsync(cancellationToken);
        await record.CommitAsync(cancellationToken);
        if (parsed.GetValue(_json))
            _terminal.Out.WriteLine(Json.Line(row));
        else
            _terminal.WriteText(Summary(row, output));
        return ExitCode.Done;
    }

    private async Task<List<SourceDocument>> ReadAsync(string[] paths, CancellationToken cancellationToken)
    {
        var documents = new List<SourceDocument>();
        var faults = 0;
        await foreach (var outcome in CorpusReader.Default.ReadAsync(paths, cancellationToken))
        {
            if (outcome.Document is { } document)
                documents.Add(document);
            if (outcome.Fault is { } fault)
            {
                faults++;
                await _terminal.Error.WriteLineAsync(fault.AsMemory(), cancellationToken);
            }
        }

        // A model is made once and used for long: better none than one that missed half of its pairs.
        return faults == 0 ? documents : throw new BadInputException("Nothing was trained; mend what is named above first.");
    }

    private static string Summary(TrainingRow row, string output) => string.Create(
        CultureInfo.InvariantCulture,
        $"Wrote {output}: {row.Name}, {row.Pieces} pieces, {row.Options.Dimensions} dimensions. Of {row.HeldOut.Documents} texts kept from training, {row.HeldOut.First:P1} are found first by their title and {row.HeldOut.FirstTen:P1} among the first ten.");

    private static Option<int> Number(string name, string description, int least, int most, int value) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => value,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a whole number from {least} to {most}, not \"{text}\"."));
            return 0;
        },
    };

    private sealed class Batches(IProgress<Step> shown) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => shown.Report(new Step("batches", value.Step, value.Steps));
    }
}
