using System.CommandLine;
using Chatbot.Cli.Evaluation;

namespace Chatbot.Cli.Commands;

/// <summary>Which golden questions a new generation must pass before it goes live.</summary>
internal sealed class GateChoice
{
    private static readonly string DefaultFile = Path.Combine("golden", "answers.jsonl");

    private readonly Option<string?> _file = new("--gate")
    {
        HelpName = "FILE",
        Description = $"Golden questions to ask of the new generation before it goes live; {DefaultFile} in the folders named unless given.",
    };

    private readonly Option<bool> _none = new("--no-gate") { Description = "Publish without asking golden questions." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_none);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_none) && result.GetValue(_file) is not null)
                result.AddError("--gate and --no-gate exclude each other.");
        });
    }

    /// <summary>The questions; null when none are to be asked.</summary>
    /// <exception cref="BadInputException">A file holds something else.</exception>
    public async Task<GoldenSet?> ReadAsync(ParseResult parsed, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_none))
            return null;
        string[] files = parsed.GetValue(_file) is { } file ? [file] : [.. paths.Select(path => Path.Combine(path, DefaultFile)).Where(File.Exists)];
        return files.Length == 0 ? null : await GoldenSet.ReadAsync(files, cancellationToken);
    }
}
