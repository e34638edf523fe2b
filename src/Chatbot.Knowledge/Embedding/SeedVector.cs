namespace Chatbot.Knowledge.Embedding;

/// <summary>
/// The starting vector of a term: made from hashes of the term and of its letter triples, so that it needs no training,
/// and words spelled alike ("inflamatory", "inflammatory") start out alike.
/// </summary>
internal static class SeedVector
{
    // Two non-zero entries per feature keep seed vectors nearly orthogonal (random indexing; Sahlgren 2005).
    private const int EntriesPerFeature = 2;

    /// <summary>Adds the seed vector of <paramref name="term"/> times <paramref name="weight"/> to <paramref name="vector"/>.</summary>
    public static void AddTo(Span<float> vector, string term, float weight)
    {
        Span<char> padded = stackalloc char[Math.Min(term.Length, 62) + 2];
        padded[0] = '<';
        term.AsSpan(0, padded.Length - 2).CopyTo(padded[1..]);
        padded[^1] = '>';

        var features = padded.Length - 2 + 1;
        var share = weight / MathF.Sqrt(features);
        AddFeature(vector, padded, 2 * share);
        for (var at = 0; at + 3 <= padded.Length; at++)
            AddFeature(vector, padded.Slice(at, 3), share);
    }

    private static void AddFeature(Span<float> vector, ReadOnlySpan<char> feature, float weight)
    {
        var hash = TermHash.Of64(feature);
        for (var entry = 0; entry < EntriesPerFeature; entry++)
        {
            var at = (int)(hash % (ulong)vector.Length);
            vector[at] += (hash & (1UL << 62)) == 0 ? weight : -weight;
            hash = TermHash.Mix(hash + (ulong)entry + 1);
        }
    }
}
