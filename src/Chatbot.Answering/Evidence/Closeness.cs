using Chatbot.Text.Words;
using RetrievedQuestion = Chatbot.Knowledge.Retrieval.Question;

namespace Chatbot.Answering.Evidence;

/// <summary>How near each other the words of a question stand in a sentence.</summary>
/// <param name="question">The question.</param>
internal sealed class Closeness(RetrievedQuestion question)
{
    // Words so many apart still belong to one phrase, and a number to what it counts.
    private const int Reach = 4;

    private static readonly HashSet<string> Numbers = new(
        "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred half third thirds quarter most majority".Split(' '),
        StringComparer.Ordinal);

    private readonly Dictionary<string, int[]> _terms = TermsByStem(question);

    private readonly float _pairs = question.Terms.Zip(question.Terms.Skip(1), (first, second) => MathF.Min(first.Rarity, second.Rarity)).Sum();

    /// <summary>The share of neighbouring terms of the question that stand near each other: 0 to 1, the less telling of the two counts.</summary>
    /// <param name="stems">The stems of the sentence's words; null for words that carry no subject.</param>
    public float PhraseIn(IReadOnlyList<string?> stems)
    {
        if (_pairs == 0)
            return 0;
        var places = Places(stems);
        var near = 0f;
        for (var term = 0; term + 1 < places.Length; term++)
        {
            if (Near(places[term], places[term + 1]))
                near += MathF.Min(question.Terms[term].Rarity, question.Terms[term + 1].Rarity);
        }

        return near / _pairs;
    }

    /// <summary>Whether a number stands near a term of the question.</summary>
    /// <param name="words">The sentence's words.</param>
    /// <param name="stems">Their stems; null for words that carry no subject.</param>
    public bool CountsIn(IReadOnlyList<WordSpan> words, IReadOnlyList<string?> stems)
    {
        var numbers = new List<int>();
        for (var at = 0; at < words.Count; at++)
        {
            if (char.IsDigit(words[at].Form[0]) || Numbers.Contains(words[at].Form))
                numbers.Add(at);
        }

        return numbers.Count > 0 && Places(stems).Any(places => Near(places, numbers));
    }

    private static bool Near(List<int> one, List<int> other) => one.Exists(a => other.Exists(b => a != b && Math.Abs(a - b) <= Reach));

    private List<int>[] Places(IReadOnlyList<string?> stems)
    {
        var places = new List<int>[question.Terms.Count];
        for (var term = 0; term < places.Length; term++)
            places[term] = [];
        for (var at = 0; at < stems.Count; at++)
        {
            if (stems[at] is not { } stem || !_terms.TryGetValue(stem, out var terms))
                continue;
            foreach (var term in terms)
                places[term].Add(at);
        }

        return places;
    }

    // Which terms of the question a stem speaks of.
    private static Dictionary<string, int[]> TermsByStem(RetrievedQuestion question) => question.Terms
        .SelectMany((term, at) => term.Alternatives.Append(term.Stem).Select(stem => (Stem: stem, Term: at)))
        .GroupBy(spoken => spoken.Stem, spoken => spoken.Term, StringComparer.Ordinal)
        .ToDictionary(spoken => spoken.Key, spoken => spoken.Distinct().ToArray(), StringComparer.Ordinal);
}
