namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>Which passages of a segment a term occurs in, and with what weight. To be used while the segment is held.</summary>
/// <param name="file">The segment.</param>
internal sealed class PostingLists(MappedFile file)
{
    /// <summary>The passages that have a term, ascending, and its weight in each; empty when none has.</summary>
    public Postings Of(uint term)
    {
        var at = file.Span<uint>((int)SegmentSection.Terms).BinarySearch(term);
        return at < 0 ? default : At(at);
    }

    /// <summary>The terms of each passage, which <see cref="Of"/> has by term.</summary>
    public SparseVector[] ByPassage(int passages)
    {
        var terms = file.Span<uint>((int)SegmentSection.Terms);
        var counts = new int[passages];
        foreach (var passage in file.Span<int>((int)SegmentSection.PostingPassages))
            counts[passage]++;
        var vectors = Array.ConvertAll(counts, count => new SparseVector(new uint[count], new float[count]));
        Array.Clear(counts);
        for (var term = 0; term < terms.Length; term++)
        {
            var (members, weights) = At(term);
            for (var at = 0; at < members.Length; at++)
            {
                var next = counts[members[at]]++;
                vectors[members[at]].Indices[next] = terms[term];
                vectors[members[at]].Values[next] = weights[at];
            }
        }

        return vectors;
    }

    private Postings At(int term)
    {
        var bounds = file.Span<int>((int)SegmentSection.PostingStarts, term, 2);
        var count = bounds[1] - bounds[0];
        return new Postings(
            file.Span<int>((int)SegmentSection.PostingPassages, bounds[0], count),
            file.Span<float>((int)SegmentSection.PostingWeights, bounds[0], count));
    }
}

/// <summary>Parallel lists.</summary>
/// <param name="passages">Passages, ascending.</param>
/// <param name="weights">The term's weight in each.</param>
internal readonly ref struct Postings(ReadOnlySpan<int> passages, ReadOnlySpan<float> weights)
{
    /// <summary>Passages, ascending.</summary>
    public ReadOnlySpan<int> Passages { get; } = passages;

    /// <summary>The term's weight in each.</summary>
    public ReadOnlySpan<float> Weights { get; } = weights;

    public void Deconstruct(out ReadOnlySpan<int> passages, out ReadOnlySpan<float> weights)
    {
        passages = Passages;
        weights = Weights;
    }
}
