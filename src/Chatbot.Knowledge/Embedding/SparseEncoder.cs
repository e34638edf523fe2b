using Chatbot.Knowledge.Index;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Embedding;

/// <summary>
/// Turns a passage into BM25 term weights. A term's id is a 32-bit hash of its stem, so no vocabulary has to travel with the index;
/// two terms of one corpus sharing an id is unlikely enough (under 1 in 100 for 10,000 terms) and costs one wrong match.
/// </summary>
/// <remarks>The inverse document frequency is left out: the index applies it, as Qdrant does with its IDF modifier.</remarks>
public sealed class SparseEncoder
{
    // Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009): k1 between 1.2 and 2, b between 0.5 and 0.8.
    private const float K1 = 1.2f;
    private const float B = 0.6f;

    // A heading speaks for all text below it, the title for the whole article, so a word there counts, but less each time.
    private const float HeadingWeight = 1f;
    private const float TitleWeight = 0.3f;

    private readonly float _averageLength;

    /// <summary>Creates an encoder for passages of a given average length.</summary>
    /// <param name="averageLength">Average number of terms in a passage's text, above 0.</param>
    public SparseEncoder(float averageLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(averageLength);
        _averageLength = averageLength;
    }

    /// <summary>The id of a stem.</summary>
    public static uint TermId(string stem) => TermHash.Of32(stem);

    /// <summary>BM25 weights of a passage.</summary>
    /// <param name="title">Title of its document.</param>
    /// <param name="headings">Headings above it.</param>
    /// <param name="text">Its text.</param>
    public SparseVector Encode(string title, IReadOnlyList<string> headings, string text)
    {
        var frequencies = new SortedDictionary<uint, float>();
        var terms = TermReader.Read(text);
        Count(frequencies, terms, 1);
        foreach (var heading in headings)
            Count(frequencies, TermReader.Read(heading), HeadingWeight);
        Count(frequencies, TermReader.Read(title), TitleWeight);

        var lengthNorm = K1 * (1 - B + (B * terms.Count / _averageLength));
        return new SparseVector(
            [.. frequencies.Keys],
            [.. frequencies.Values.Select(frequency => frequency * (K1 + 1) / (frequency + lengthNorm))]);
    }

    private static void Count(SortedDictionary<uint, float> frequencies, List<Term> terms, float weight)
    {
        foreach (var term in terms)
        {
            var id = TermId(term.Stem);
            frequencies[id] = frequencies.GetValueOrDefault(id) + weight;
        }
    }
}
