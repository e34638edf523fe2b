using Chatbot.Safety.Context;
using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Rules;

/// <summary>Everything found in a conversation, by concept.</summary>
internal sealed class Evidence
{
    /// <summary>No finding spans more words; hits are ordered by start, so the search begins this far back.</summary>
    private const int LongestFinding = 30;

    private static readonly List<Hit> Nothing = [];

    private readonly Dictionary<int, List<Hit>> _byConcept = [];

    private Evidence(IEnumerable<Hit> hits)
    {
        foreach (var hit in hits)
        {
            if (!_byConcept.TryGetValue(hit.Concept, out var list))
                _byConcept.Add(hit.Concept, list = []);
            list.Add(hit);
        }
    }

    /// <summary>
    /// Gathers the hits of a conversation, oldest message first. A message that takes the earlier ones back silences
    /// them; one that affirms makes what it or the message before it only asked about count.
    /// </summary>
    public static Evidence Of(IReadOnlyList<MessageReading> readings)
    {
        var firstValid = 0;
        for (var turn = 0; turn < readings.Count; turn++)
        {
            if (readings[turn].Corrects)
                firstValid = turn;
        }

        return new Evidence(readings.Skip(firstValid).SelectMany((reading, index) => IsAffirmed(firstValid + index)
            ? reading.Hits.Select(hit => hit with { Marks = hit.Marks & ~Marks.Asked })
            : reading.Hits));

        bool IsAffirmed(int turn) => readings[turn].Affirms || (turn + 1 < readings.Count && readings[turn + 1].Affirms);
    }

    /// <summary>The hits of a concept in the order of the conversation.</summary>
    public IReadOnlyList<Hit> Of(int concept) => _byConcept.GetValueOrDefault(concept, Nothing);

    /// <summary>The hits of a part that nothing speaks against.</summary>
    /// <param name="part">What is looked for.</param>
    /// <param name="despite">Marks that do not count against it.</param>
    public IEnumerable<Hit> Live(Part part, Marks despite) =>
        part.Concepts.SelectMany(Of).Where(hit => part.AcceptsDespite(despite, hit.Marks));

    /// <summary>The live hits of a part near a place: in the same sentence, at most so many words before or after it.</summary>
    public IEnumerable<Hit> LiveNear(Hit place, Part part, Marks despite, int within) =>
        part.Concepts.SelectMany(concept => Window(Of(concept), place, within)).Where(hit => part.AcceptsDespite(despite, hit.Marks));

    /// <summary>Whether a concept stands in the sentence of a hit, live or not.</summary>
    public bool IsInSentenceOf(Hit hit, int concept)
    {
        var hits = Of(concept);
        var first = FirstFrom(hits, other => (other.Turn, other.Sentence).CompareTo((hit.Turn, hit.Sentence)));
        return first < hits.Count && hits[first].Turn == hit.Turn && hits[first].Sentence == hit.Sentence;
    }

    private static IEnumerable<Hit> Window(IReadOnlyList<Hit> hits, Hit place, int within)
    {
        var reach = within + LongestFinding;
        for (var i = FirstFrom(hits, other => (other.Turn, other.Start).CompareTo((place.Turn, place.Start - reach))); i < hits.Count; i++)
        {
            var hit = hits[i];
            if (hit.Turn != place.Turn || hit.Start > place.End + within)
                yield break;
            if (hit.Sentence == place.Sentence && hit.End + within >= place.Start)
                yield return hit;
        }
    }

    /// <summary>Index of the first hit that does not stand before a place.</summary>
    private static int FirstFrom(IReadOnlyList<Hit> hits, Func<Hit, int> comparedToPlace)
    {
        var low = 0;
        var high = hits.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (comparedToPlace(hits[middle]) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
