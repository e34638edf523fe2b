using System.CommandLine;
using Chatbot.Cli.Help;
using Chatbot.Cli.Rows;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Linting;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Cli.Commands;

/// <summary><c>chatbot lint</c>: what the authors of the articles should look at.</summary>
internal sealed class LintCommand : Command, IExample
{
    private readonly Terminal _terminal;

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Folders or files to check.",
        DefaultValueFactory = _ => ["corpus"],
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object." };

    public LintCommand(Terminal terminal)
        : base("lint", "Check the articles: front matter, reviews, links, headings, long sections, reading age, text that speaks to a machine, and repeated text. Changes nothing.")
    {
        _terminal = terminal;
        Add(_paths);
        Add(_json);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } = ["chatbot lint", "chatbot lint corpus drafts/knee.docx --json"];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var paths = parsed.GetRequiredValue(_paths);
        if (paths.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
            throw new BadInputException($"{missing} does not exist; name a folder or a file to check.");

        await using var rooms = Rooms.Open(new KnowledgeOptions());
        var (documents, findings) = await rooms.GetRequiredService<CorpusLint>().CheckAsync(paths, cancellationToken);
        var faults = findings.Count(finding => finding.IsFault);
        if (parsed.GetValue(_json))
            await _terminal.Out.WriteLineAsync(Json.Line(new LintRow(documents, findings)).AsMemory(), cancellationToken);
        else
            Print(documents, findings, faults);
        return faults > 0 || documents == 0 ? ExitCode.FoundWrong : ExitCode.Done;
    }

    private void Print(int documents, IReadOnlyList<LintFinding> findings, int faults)
    {
        foreach (var finding in findings)
            _terminal.WriteText(finding.ToString());
        _terminal.WriteText($"{documents} documents checked: {faults} to put right, {findings.Count - faults} to know.");
    }
}
