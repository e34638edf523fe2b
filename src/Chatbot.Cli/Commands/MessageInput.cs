using System.CommandLine;
using System.CommandLine.Parsing;

namespace Chatbot.Cli.Commands;

/// <summary>
/// What <c>ask</c>, <c>guard</c> and <c>search</c> read: words on the command line, or a JSON Lines file; and where they write.
/// </summary>
internal sealed class MessageInput
{
    private readonly Argument<string[]> _words;

    private readonly Option<string?> _lines;

    private readonly Option<string?> _output = new("--out")
    {
        HelpName = "FILE",
        Description = "With --jsonl: write to this file, complete or not at all, instead of standard output.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object a line." };

    /// <summary>Creates the input of a command.</summary>
    /// <param name="name">What the words are, in capitals, such as <c>QUESTION</c>.</param>
    /// <param name="description">What the words do.</param>
    /// <param name="lines">What a line of the JSON Lines file holds.</param>
    public MessageInput(string name, string description, string lines)
    {
        _words = new Argument<string[]>(name) { Arity = ArgumentArity.ZeroOrMore, Description = description };
        _lines = new Option<string?>("--jsonl") { HelpName = "FILE", Description = lines };
    }

    /// <summary>Adds argument and options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_words);
        command.Add(_lines);
        command.Add(_output);
        command.Add(_json);
        command.Validators.Add(result =>
        {
            var lines = result.GetResult(_lines) is not null;
            var words = result.GetResult(_words)?.Tokens ?? [];
            if (lines && words.Count > 0)
                result.AddError($"Give a {_words.Name} or --jsonl, not both.");
            if (!lines && result.GetResult(_output) is not null)
                result.AddError("--out goes with --jsonl.");
            if (words.Count > 0 && words.All(word => string.IsNullOrWhiteSpace(word.Value)))
                result.AddError($"The {_words.Name} is empty.");
        });
    }

    /// <summary>Makes words or a JSON Lines file necessary, for a command that has no other source.</summary>
    public void Require(Command command) => command.Validators.Add(result =>
    {
        if (result.GetResult(_lines) is null && result.GetResult(_words) is not { Tokens.Count: > 0 })
            result.AddError($"Give a {_words.Name}, or a file with --jsonl.");
    });

    /// <summary>Whether a JSON Lines file is given.</summary>
    public bool HasLines(CommandResult result) => result.GetResult(_lines) is not null;

    /// <summary>The words as one text; null when there are none.</summary>
    public string? Message(ParseResult parsed) => parsed.GetValue(_words) is { Length: > 0 } words ? string.Join(' ', words) : null;

    /// <summary>The JSON Lines file, or null.</summary>
    public string? Lines(ParseResult parsed) => parsed.GetValue(_lines);

    /// <summary>The file to write, or null for standard output.</summary>
    public string? Output(ParseResult parsed) => parsed.GetValue(_output);

    /// <summary>Whether to print JSON instead of text.</summary>
    public bool Json(ParseResult parsed) => parsed.GetValue(_json);
}
