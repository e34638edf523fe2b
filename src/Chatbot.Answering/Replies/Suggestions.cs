using Chatbot.Answering.Evidence;
using Chatbot.Answering.Grounding;

namespace Chatbot.Answering.Replies;

/// <summary>What to ask next: the sections of the articles that were found but not used.</summary>
internal static class Suggestions
{
    private const int Most = 3;

    /// <summary>After an answer: to be told more where there is more, and sections near the ones that were cited now or before.</summary>
    public static IReadOnlyList<string> After(VerifiedAnswer answer, EvidenceSet evidence, bool hasMore)
    {
        var cited = answer.Statements.Select(statement => Name(statement.Passage)).ToHashSet(StringComparer.Ordinal);
        var sections = evidence.Passages.Where(passage => !passage.Units.Any(unit => evidence.IsTold(passage, unit))).Select(Name).Where(name => name.Length > 0 && !cited.Contains(name)).Distinct(StringComparer.Ordinal);
        return [.. (hasMore ? sections.Prepend(Prompts.Wording["more"]) : sections).Take(Most)];
    }

    /// <summary>After a decline: the sections that came nearest.</summary>
    public static IReadOnlyList<string> Near(EvidenceSet evidence) =>
        [.. evidence.Passages.Select(Name).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Take(Most)];

    private static string Name(EvidencePassage passage) => SectionQuestion.Of(passage.Passage.Title, passage.Heading);
}
