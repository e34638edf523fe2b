namespace Chatbot.Cli.Evaluation;

/// <summary>A row that did not go as expected, for a person to read.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Asked">The messages, the last one is the one that was answered.</param>
/// <param name="Expected">What would have been right.</param>
/// <param name="Got">What came.</param>
/// <param name="Why">What is wrong with it.</param>
/// <param name="Retrieved">What retrieval found for the question, best first; nothing for a guard case.</param>
internal sealed record Failing(string Id, string Type, IReadOnlyList<string> Asked, string Expected, string Got, string Why, IReadOnlyList<FoundPassage> Retrieved)
{
    /// <summary>The failing question, or null when the reply is right and cites a golden document.</summary>
    public static Failing? Of(ScoredQuestion scored)
    {
        var golden = scored.Golden;
        var faults = scored.Faults.ToList();
        if (golden.Answerable && !scored.CitesRight)
            faults.Add("cites no golden document");
        return faults.Count == 0 ? null : new Failing(
            golden.Id, golden.Type, golden.Messages, Expectation(golden), scored.Reply.ToPlainText(), string.Join("; ", faults), scored.Retrieved);
    }

    /// <summary>The failing message, or null when the verdict is right.</summary>
    public static Failing? Of(ScoredMessage scored) => scored.IsRight ? null : new Failing(
        scored.Golden.Id,
        $"guard: {scored.Golden.Category}",
        scored.Golden.Messages,
        scored.Golden.Label.ToString().ToLowerInvariant(),
        string.Join("; ", scored.Verdict.Flags
            .Select(flag => $"{flag.Rule} at \"{flag.Quote}\"")
            .Prepend(scored.Verdict.Level.ToString().ToLowerInvariant())),
        scored.Golden.IsPositive ? "missed" : "false alarm",
        []);

    private static string Expectation(GoldenQuestion golden) => golden.Answerable
        ? string.Join("; ", golden.MustInclude.Select(pattern => $"includes /{pattern}/")
            .Concat(golden.MustNotInclude.Select(pattern => $"does not include /{pattern}/"))
            .Concat(golden.Files.Count > 0 ? [$"cites {string.Join(" or ", golden.Files)}"] : [])
            .Concat(golden.Evidence.Select(span => $"rests on \"{span}\"")))
        : "a decline";
}
