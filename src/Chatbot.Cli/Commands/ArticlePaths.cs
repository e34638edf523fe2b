using System.CommandLine;
using System.Globalization;
using Chatbot.Knowledge.Indexing;

namespace Chatbot.Cli.Commands;

/// <summary>The files and folders that a command reads articles from.</summary>
internal sealed class ArticlePaths
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Folders or files of articles; together they are the whole index.",
        DefaultValueFactory = _ => ["corpus"],
    };

    /// <summary>Adds the argument to a command.</summary>
    public void AddTo(Command command) => command.Add(_paths);

    /// <summary>What the person named.</summary>
    /// <exception cref="BadInputException">Something named is not there.</exception>
    public string[] Read(ParseResult parsed)
    {
        var paths = parsed.GetRequiredValue(_paths);
        return paths.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing
            ? throw new BadInputException($"{missing} does not exist; name a folder or a file to index.")
            : paths;
    }

    /// <summary>How many articles differ, in words.</summary>
    public static string Changes(IndexPlan plan) => string.Create(
        CultureInfo.InvariantCulture,
        $"{plan.Added.Count} added, {plan.Changed.Count} changed, {plan.Moved.Count} moved, {plan.Removed.Count} removed, {plan.Unchanged} unchanged");

    /// <summary>Tells what could not be read.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> TellFaultsAsync(Terminal terminal, string[] paths, IndexRun run, CancellationToken cancellationToken)
    {
        foreach (var told in run.Notes.Concat(run.Faults))
            await terminal.Error.WriteLineAsync(told.AsMemory(), cancellationToken);
        var articles = run.Plan.Added.Count + run.Plan.Changed.Count + run.Plan.Moved.Count + run.Plan.Unchanged;
        if (articles == 0)
            await terminal.Error.WriteLineAsync($"No article was found in {string.Join(", ", paths)}.".AsMemory(), cancellationToken);
        return articles == 0 || run.Faults.Count > 0 ? ExitCode.FoundWrong : ExitCode.Done;
    }
}
