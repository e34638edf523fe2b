using System.CommandLine;
using System.Globalization;
using Chatbot.Cli.Help;
using Chatbot.Cli.Rows;
using Chatbot.Knowledge.Embedding;

namespace Chatbot.Cli.Commands;

/// <summary><c>chatbot embedder info</c>: what a model is.</summary>
internal sealed class EmbedderInfoCommand : Command, IExample
{
    private readonly Terminal _terminal;

    private readonly Argument<string?> _file = new("FILE")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "A model file; the model that comes with the program unless given.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object." };

    public EmbedderInfoCommand(Terminal terminal)
        : base("info", "Show an embedding model: its name, its vocabulary, the length of its vectors.")
    {
        _terminal = terminal;
        Add(_file);
        Add(_json);
        SetAction(Run);
    }

    public IReadOnlyList<string> Examples { get; } = ["chatbot embedder info", "chatbot embedder info build/embedder.bin --json"];

    private sealed record EmbedderRow(string Name, int Pieces, int Dimensions);

    private int Run(ParseResult parsed)
    {
        var embedder = parsed.GetValue(_file) is { } file ? EmbedderFile.Read(file) : TokenEmbedder.Default;
        var row = new EmbedderRow(embedder.Name, embedder.PieceCount, embedder.Dimensions);
        _terminal.WriteText(parsed.GetValue(_json)
            ? Json.Line(row)
            : string.Create(CultureInfo.InvariantCulture, $"{row.Name}: {row.Pieces} word pieces, {row.Dimensions} dimensions."));
        return ExitCode.Done;
    }
}
