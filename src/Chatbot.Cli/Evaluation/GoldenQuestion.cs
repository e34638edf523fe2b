using System.Text.RegularExpressions;
using Chatbot.Cli.Lines;

namespace Chatbot.Cli.Evaluation;

/// <summary>A question whose good answer is known.</summary>
internal sealed record GoldenQuestion
{
    // A pattern that takes this long is a fault in the golden file: answers are short.
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    public required string Id { get; init; }

    /// <summary>The person's messages, oldest first; the last one's reply is scored.</summary>
    public required IReadOnlyList<string> Messages { get; init; }

    /// <summary>Whether the articles answer it; if not, a decline is right.</summary>
    public required bool Answerable { get; init; }

    /// <summary>Whether a red flag's advice is right as well.</summary>
    public required bool MayEscalate { get; init; }

    /// <summary>Documents that answer it; citing one of them is right.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>What the documents say on it, word for word.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>Patterns that a right answer matches, every one.</summary>
    public required IReadOnlyList<Regex> MustInclude { get; init; }

    /// <summary>Patterns that a right answer matches none of.</summary>
    public required IReadOnlyList<Regex> MustNotInclude { get; init; }

    /// <summary>What kind of question it is; results are shown by kind.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// Reads a row: a <c>question</c> or <c>turns</c> with what is expected, or a bare <c>text</c>, which must be declined.
    /// </summary>
    /// <exception cref="BadInputException">The row is not a golden question.</exception>
    public static GoldenQuestion Read(JsonLine row)
    {
        var offTopic = row.Has("text") && !row.Has("question") && !row.Has("turns");
        return new GoldenQuestion
        {
            Id = row.Id.ToString(),
            Messages = row.Messages("question", "text"),
            Answerable = row.Flag("answerable", absent: !offTopic),
            MayEscalate = row.Flag("may_escalate", absent: false),
            Files = [.. row.Text("file") is { } file ? [file] : Array.Empty<string>(), .. row.Texts("also_files")],
            Evidence = row.Texts("evidence"),
            MustInclude = Patterns(row, "must_include"),
            MustNotInclude = Patterns(row, "must_not_include"),
            Type = row.Text("type") ?? (offTopic ? "off-topic" : row.Has("turns") ? "dialogue" : "other"),
        };
    }

    private static IReadOnlyList<Regex> Patterns(JsonLine row, string name)
    {
        try
        {
            const RegexOptions options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
            return [.. row.Texts(name).Select(pattern => new Regex(pattern, options, LongestMatch))];
        }
        catch (RegexParseException fault)
        {
            throw row.Fault($"\"{name}\" holds a pattern that is not a regular expression, at its character {fault.Offset}.", fault);
        }
    }
}
