using Chatbot.Safety.Context;
using Chatbot.Safety.Escalating;
using Chatbot.Safety.Reading;
using Chatbot.Safety.Rules;

namespace Chatbot.Safety.Explaining;

/// <summary>Writes down how a verdict came about.</summary>
internal static class Explanation
{
    /// <summary>The explanation of a verdict.</summary>
    public static GuardExplanation Of(GuardVerdict verdict, Picture picture, ConversationReading conversation, IReadOnlyList<string> names, string version) => new(
        verdict,
        [.. Enumerable.Range(0, conversation.Count).Select(turn => Of(conversation[turn], names))],
        [.. picture.InForce.Select(match => Of(match, names))],
        picture.Relief is { } relief ? Of(relief, names) : null,
        version);

    private static MessageExplanation Of(MessageReading reading, IReadOnlyList<string> names) => new(
        [.. Enumerable.Range(0, reading.Words.Count).Select(word => new WordExplanation(reading.Words.LettersOf(word).ToString(), reading.SpanOf(word, word + 1).In(reading.Message)))],
        [.. reading.Hits.ToArray().Select(hit => Of(hit, reading, names))],
        reading.Corrects,
        reading.Affirms);

    private static ConceptExplanation Of(Hit hit, MessageReading reading, IReadOnlyList<string> names)
    {
        var span = reading.SpanOf(hit.Start, hit.End);
        return new ConceptExplanation(names[hit.Concept], span.In(reading.Message), span.Start, span.End, [.. Named(hit.Marks)], hit.OfOther);
    }

    private static IEnumerable<string> Named(Marks marks) => Enum.GetValues<Marks>()
        .Where(mark => mark != Marks.None && marks.HasFlag(mark))
        .Select(mark => mark.ToString().ToLowerInvariant());

    private static RuleExplanation Of(Match match, IReadOnlyList<string> names) => new(
        match.Rule.Id, match.Rule.Title, match.Combination.Level, Written(match.Combination, names), match.Combination.Advice, match.Rule.Source);

    private static string Written(Combination combination, IReadOnlyList<string> names)
    {
        var parts = combination.Parts.Select(part => (part.Background ? "had " : "") + string.Join(" | ", part.Concepts.Select(concept => names[concept])));
        return $"{combination.Reach.ToString().ToLowerInvariant()}: [{string.Join(", ", parts)}]{Written("aside", combination.Aside, names)}{Written("unless", combination.Unless, names)}{Written("unless-beside", combination.UnlessBeside, names)}";
    }

    private static string Written(string key, int[] concepts, IReadOnlyList<string> names) =>
        concepts.Length == 0 ? "" : $", {key}: [{string.Join(", ", concepts.Select(concept => names[concept]))}]";
}
