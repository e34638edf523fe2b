using System.Text.RegularExpressions;
using Chatbot.Answering.Replies;

namespace Chatbot.Cli.Evaluation;

/// <summary>A golden question with the reply it got and what that is worth.</summary>
/// <param name="Golden">What was expected.</param>
/// <param name="Reply">What came.</param>
/// <param name="ExactQuotes">How many of the reply's quotes stand in their document, character for character, at their place.</param>
internal sealed record ScoredQuestion(GoldenQuestion Golden, Reply Reply, int ExactQuotes)
{
    /// <summary>What retrieval found for the question as it was understood, best first.</summary>
    public IReadOnlyList<FoundPassage> Retrieved { get; init; } = [];

    // Shorter quotes overlap with evidence by chance, and a quote with this share of a span's words says the same.
    private const int FewestQuoteWords = 3;
    private const double EnoughOfSpan = 0.6;

    /// <summary>Whether the advice was given where that is right as well.</summary>
    private bool EscalatedRightly => Reply.Kind == ReplyKind.Escalated && Golden.MayEscalate;

    /// <summary>Whether the reply counts as a decline.</summary>
    public bool Declined => Reply.Kind == ReplyKind.Declined || (!Golden.Answerable && EscalatedRightly);

    /// <summary>Whether the reply says what it should; which document it cites is another matter.</summary>
    public bool IsRight => !Faults.Any();

    /// <summary>Whether one of the golden documents is cited.</summary>
    public bool CitesRight => EscalatedRightly || Reply.Citations.Any(citation =>
        Golden.Files.Any(file => Names(citation.Document, file) || Names(citation.Title, file)));

    /// <summary>Whether one of the quotes is, or overlaps, a span of the evidence.</summary>
    public bool HitsEvidence => Reply.Citations
        .Select(citation => Folding.Words(citation.Quote))
        .Where(quote => quote.Count >= FewestQuoteWords)
        .Any(quote => Golden.Evidence.Select(Folding.Words).Any(span => Overlap(quote, span)));

    /// <summary>What is wrong with the reply, each in a few words; nothing when it is right.</summary>
    public IEnumerable<string> Faults
    {
        get
        {
            if (!Golden.Answerable)
                return Declined ? [] : ["answered, should decline"];
            if (EscalatedRightly)
                return [];
            if (Declined)
                return ["declined"];
            var answer = Folding.Fold(Reply.ToPlainText());
            return
            [
                .. Golden.MustInclude.Where(pattern => !Matches(pattern, answer)).Select(pattern => $"lacks /{pattern}/"),
                .. Golden.MustNotInclude.Where(pattern => Matches(pattern, answer)).Select(pattern => $"has /{pattern}/"),
            ];
        }
    }

    private static bool Overlap(IReadOnlyList<string> quote, IReadOnlyList<string> span) =>
        span.Count > 0
        && ($" {string.Join(' ', span)} ".Contains($" {string.Join(' ', quote)} ", StringComparison.Ordinal)
            || span.Count(quote.Contains) >= EnoughOfSpan * span.Count);

    private static bool Names(string cited, string file) =>
        cited.Length > 0 && cited.Contains(Path.GetFileNameWithoutExtension(file), StringComparison.OrdinalIgnoreCase);

    private bool Matches(Regex pattern, string answer)
    {
        try
        {
            return pattern.IsMatch(answer);
        }
        catch (RegexMatchTimeoutException fault)
        {
            throw new BadInputException($"The pattern /{pattern}/ of {Golden.Id} takes too long to match; write it more simply.", fault);
        }
    }
}
