using Chatbot.Text.Words;
using RetrievedQuestion = Chatbot.Knowledge.Retrieval.Question;

namespace Chatbot.Answering.Evidence;

/// <summary>How near each other the words of a question stand in a sentence.</summary>
/// <param name="question">The question.</param>
internal sealed class Closeness(RetrievedQuestion question)
{
    // Words so many apart still belong to one phrase, and a number to what it counts.
    private const int Reach = 4;
    private const int HeadReach = 6;

    private static readonly HashSet<string> Numbers = new(
        "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred twice double triple half third thirds quarter most majority".Split(' '),
        StringComparer.Ordinal);

    private readonly float _pairs = question.Terms.Zip(question.Terms.Skip(1), (first, second) => MathF.Min(first.Rarity, second.Rarity)).Sum();

    /// <summary>The share of neighbouring terms of the question that stand near each other: 0 to 1, the less telling of the two counts.</summary>
    /// <param name="hits">Where the sentence speaks of them.</param>
    public float PhraseIn(IReadOnlyList<Hit> hits)
    {
        if (_pairs == 0 || hits.Count == 0)
            return 0;
        var near = 0f;
        for (var term = 0; term + 1 < question.Terms.Count; term++)
        {
            if (Near(hits, term, term + 1, Reach))
                near += MathF.Min(question.Terms[term].Rarity, question.Terms[term + 1].Rarity);
        }

        return near / _pairs;
    }

    /// <summary>Whether a number stands near what it is to count.</summary>
    /// <param name="words">The sentence's words.</param>
    /// <param name="hits">Where they speak of the question's terms.</param>
    /// <param name="counted">Indexes of the terms to be counted; any term of the question when it has no name.</param>
    public static bool CountsIn(IReadOnlyList<WordSpan> words, IReadOnlyList<Hit> hits, IReadOnlyList<int> counted)
    {
        foreach (var (word, term) in hits)
        {
            if (counted.Count > 0 && !counted.Contains(term))
                continue;
            for (var at = Math.Max(0, word - Reach); at <= Math.Min(words.Count - 1, word + Reach); at++)
            {
                if (at != word && (char.IsDigit(words[at].Form[0]) || Numbers.Contains(words[at].Form)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>How well some terms of the question are spoken of together: 0 when one is missing or stands far from the others.</summary>
    /// <param name="spoken">What a sentence says.</param>
    /// <param name="terms">Indexes of the terms, at least one, ascending.</param>
    public static float Together(Spoken spoken, IReadOnlyList<int> terms)
    {
        var least = spoken.Matches[terms[0]];
        for (var at = 1; at < terms.Count; at++)
        {
            if (!Near(spoken.Hits, terms[at - 1], terms[at], HeadReach))
                return 0;
            least = MathF.Min(least, spoken.Matches[terms[at]]);
        }

        return least;
    }

    // Whether two different words, not far apart, speak of two terms.
    private static bool Near(IReadOnlyList<Hit> hits, int one, int other, int reach)
    {
        foreach (var first in hits)
        {
            if (first.Term != one)
                continue;
            foreach (var second in hits)
            {
                if (second.Term == other && first.Word != second.Word && Math.Abs(first.Word - second.Word) <= reach)
                    return true;
            }
        }

        return false;
    }
}
