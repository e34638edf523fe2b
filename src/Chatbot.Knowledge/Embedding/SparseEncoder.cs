using System.Runtime.InteropServices;
using Chatbot.Knowledge.Index;

namespace Chatbot.Knowledge.Embedding;

/// <summary>
/// Turns a passage into BM25 term weights. A term's id is a 32-bit hash of its stem, so no vocabulary has to travel with the index;
/// two terms of one corpus sharing an id is unlikely enough (under 1 in 100 for 10,000 terms) and costs one wrong match.
/// </summary>
/// <remarks>The inverse document frequency is left out: the index applies it, as Qdrant does with its IDF modifier.</remarks>
public sealed class SparseEncoder
{
    // Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009): k1 between 1.2 and 2, b between 0.5 and 0.8 for whole
    // documents. Passages are cut to much the same length, so length tells less.
    private const float K1 = 1.2f;
    private const float B = 0.4f;

    // A heading speaks for all text below it, so a word there counts like one of the text. A title speaks for the whole article; of many names
    // that share a word, all together count at most like two words of the text.
    private const float HeadingWeight = 1f;
    private const float NameWeight = 0.6f;
    private const float MostForNames = 2f;

    // Average lengths this near, by their ratio, are taken for the same. So a few articles more or less leave the weights of all others as they
    // are; the scores change by less than a hundredth.
    private const float SameLength = 1.02f;

    private readonly float _averageLength;

    /// <summary>Creates an encoder for passages of a given average length.</summary>
    /// <param name="averageLength">Average number of terms in a passage's text, above 0.</param>
    public SparseEncoder(float averageLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(averageLength);
        _averageLength = MathF.Pow(SameLength, StepOf(averageLength));
    }

    /// <summary>Encoders whose average lengths have the same step give the same weights.</summary>
    public static int StepOf(float averageLength) => (int)MathF.Round(MathF.Log(averageLength) / MathF.Log(SameLength));

    /// <summary>The id of a stem.</summary>
    public static uint TermId(string stem) => TermHash.Of32(stem);

    /// <summary>BM25 weights of a passage.</summary>
    /// <param name="names">The term ids of its document's title and of each other name of its subject.</param>
    /// <param name="headings">Term ids of the headings above it.</param>
    /// <param name="terms">Term ids of its text.</param>
    public SparseVector Encode(IEnumerable<IEnumerable<uint>> names, IEnumerable<uint> headings, IReadOnlyCollection<uint> terms)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(headings);
        ArgumentNullException.ThrowIfNull(terms);
        var frequencies = new Dictionary<uint, float>();
        foreach (var name in names)
            Count(frequencies, name.Distinct(), NameWeight, MostForNames);
        Count(frequencies, headings, HeadingWeight, float.PositiveInfinity);
        Count(frequencies, terms, 1, float.PositiveInfinity);

        var lengthNorm = K1 * (1 - B + (B * terms.Count / _averageLength));
        var ids = frequencies.Keys.ToArray();
        Array.Sort(ids);
        return new SparseVector(ids, Array.ConvertAll(ids, id => frequencies[id] * (K1 + 1) / (frequencies[id] + lengthNorm)));
    }

    private static void Count(Dictionary<uint, float> frequencies, IEnumerable<uint> terms, float weight, float most)
    {
        foreach (var term in terms)
        {
            ref var frequency = ref CollectionsMarshal.GetValueRefOrAddDefault(frequencies, term, out _);
            frequency = MathF.Min(frequency + weight, most);
        }
    }
}
