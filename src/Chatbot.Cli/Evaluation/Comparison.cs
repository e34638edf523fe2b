using System.Text.Json;
using Chatbot.Cli.Rows;

namespace Chatbot.Cli.Evaluation;

/// <summary>What changed since an earlier evaluation.</summary>
/// <param name="Figures">The measures of both.</param>
/// <param name="Fixed">Rows that failed before and do not now.</param>
/// <param name="Broken">Rows that fail now and did not before, or were not there.</param>
internal sealed record Comparison(IReadOnlyList<Comparison.Change> Figures, IReadOnlyList<Failing> Fixed, IReadOnlyList<Failing> Broken)
{
    /// <summary>A measure before and now.</summary>
    /// <param name="Key">Stable name in JSON.</param>
    /// <param name="Label">What a person reads.</param>
    /// <param name="Before">The share before, 0 to 1.</param>
    /// <param name="Now">The share now.</param>
    internal sealed record Change(string Key, string Label, double Before, double Now);

    /// <summary>Reads what <c>eval --json</c> printed earlier.</summary>
    /// <exception cref="BadInputException">The file is not there, or is something else.</exception>
    public static async Task<EvaluationRow> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new BadInputException($"{path} does not exist; name a file that \"chatbot eval --json\" was written to.");
        try
        {
            return Json.Read<EvaluationRow>(await File.ReadAllTextAsync(path, cancellationToken)) is { Accuracy: not null, Figures: not null, Failures: not null } row
                ? row
                : throw new JsonException();
        }
        catch (JsonException fault)
        {
            throw new BadInputException($"{path} is not what \"chatbot eval --json\" prints; make it anew.", fault);
        }
    }

    /// <summary>Compares results with earlier ones.</summary>
    public static Comparison Of(Results now, EvaluationRow before)
    {
        var (failedBefore, failNow) = (before.Failures.Select(Key).ToHashSet(), now.Failures.Select(Key).ToHashSet());
        var asked = now.Questions.Select(question => question.Golden.Id).Concat(now.Messages.Select(message => message.Golden.Id)).ToHashSet(StringComparer.Ordinal);
        var all = now.Figures.Prepend(new Figure("accuracy", "Rows with the expected outcome", now.Accuracy));
        return new Comparison(
            [
                .. from figure in all
                   let old = figure.Key == "accuracy" ? before.Accuracy : before.Figures.GetValueOrDefault(figure.Key)
                   where old?.Share is not null && figure.Rate.Share is not null
                   select new Change(figure.Key, figure.Label, old.Share!.Value, figure.Rate.Share!.Value),
            ],
            [.. before.Failures.Where(failing => !failNow.Contains(Key(failing)) && asked.Contains(failing.Id))],
            [.. now.Failures.Where(failing => !failedBefore.Contains(Key(failing)))]);
    }

    private static (string Type, string Id) Key(Failing failing) => (failing.Type, failing.Id);
}
