using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>
/// Leaves of passages that say nearly the same words only the best. One with another number or denial in it says something else and stays. One of another subject stays when the question names that subject:
/// "How is type II inherited?" is not answered by the article on type I, though both use the same words.
/// </summary>
/// <param name="question">What was asked.</param>
/// <param name="readings">Of the generation.</param>
internal sealed class Repetitions(Question question, Readings readings)
{
    private readonly HashSet<uint> _asked = [.. question.Terms.Select(term => TermHash.Of32(term.Stem))];

    /// <summary>The best passages without those that repeat one before them.</summary>
    /// <param name="ranked">Best first.</param>
    /// <param name="most">How many are wanted.</param>
    public List<ScoredPassage> Without(IEnumerable<ScoredPassage> ranked, int most)
    {
        var (kept, left) = (new List<PassageReading>(), new List<ScoredPassage>());
        foreach (var scored in ranked)
        {
            if (left.Count == most)
                break;
            var reading = readings.Of(scored.Passage);
            if (kept.Exists(better => Repeats(reading, better)))
                continue;
            kept.Add(reading);
            left.Add(scored);
        }

        return left;
    }

    private bool Repeats(PassageReading passage, PassageReading better) =>
        passage.Wording is { } wording && better.Wording is { } other && wording.IsNearly(other) && passage.Facts.AsSpan().SequenceEqual(better.Facts)
        && AskedNames(passage).IsSubsetOf(AskedNames(better));

    /// <summary>Terms of the question among the names of a passage's subject and its headings.</summary>
    private HashSet<uint> AskedNames(PassageReading passage) =>
        [.. passage.Document.Names.SelectMany(name => name.Stems).Concat(passage.Heading).Where(_asked.Contains)];
}
