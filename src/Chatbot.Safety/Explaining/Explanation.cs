using Chatbot.Safety.Context;
using Chatbot.Safety.Escalating;
using Chatbot.Safety.Reading;
using Chatbot.Safety.Rules;

namespace Chatbot.Safety.Explaining;

/// <summary>Writes down how a verdict came about.</summary>
internal static class Explanation
{
    /// <summary>The explanation of a verdict.</summary>
    public static GuardExplanation Of(GuardVerdict verdict, Picture picture, IReadOnlyList<MessageReading> readings, IReadOnlyList<string> messages, IReadOnlyList<string> names, string version) => new(
        verdict,
        [.. readings.Select((reading, turn) => Of(reading, messages[turn], names))],
        [.. picture.InForce.Select(match => Of(match, names))],
        picture.Relief is { } relief ? Of(relief, names) : null,
        version);

    private static MessageExplanation Of(MessageReading reading, string message, IReadOnlyList<string> names) => new(
        [.. Enumerable.Range(0, reading.WordCount).Select(word => new WordExplanation(reading.WordAt(word), reading.SpanOf(word, word + 1).In(message)))],
        [.. reading.Hits.Select(hit => Of(hit, reading, message, names))],
        reading.Corrects,
        reading.Affirms);

    private static ConceptExplanation Of(Hit hit, MessageReading reading, string message, IReadOnlyList<string> names)
    {
        var span = reading.SpanOf(hit.Start, hit.End);
        return new ConceptExplanation(names[hit.Concept], span.In(message), span.Start, span.End, [.. Named(hit.Marks)], hit.OfOther);
    }

    private static IEnumerable<string> Named(Marks marks) => Enum.GetValues<Marks>()
        .Where(mark => mark != Marks.None && marks.HasFlag(mark))
        .Select(mark => mark.ToString().ToLowerInvariant());

    private static RuleExplanation Of(Match match, IReadOnlyList<string> names) => new(
        match.Rule.Id, match.Rule.Title, match.Combination.Level, Written(match.Combination, names), match.Combination.Advice, match.Rule.Source);

    private static string Written(Combination combination, IReadOnlyList<string> names)
    {
        var parts = combination.Parts.Select(part => (part.Background ? "had " : "") + string.Join(" | ", part.Concepts.Select(concept => names[concept])));
        var unless = combination.Unless.Count == 0 ? "" : $", unless: [{string.Join(", ", combination.Unless.Select(concept => names[concept]))}]";
        return $"{combination.Reach.ToString().ToLowerInvariant()}: [{string.Join(", ", parts)}]{unless}";
    }
}
