using System.Buffers;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>Searches all segments of a generation as if they were one. Exact: no passage is left out that belongs among the best.</summary>
internal sealed class SegmentSearch : IComparer<int>
{
    private readonly LiveSegment[] _segments;
    private readonly int[] _starts;
    private readonly KeptPassages _kept;

    /// <param name="segments">The segments of the generation.</param>
    public SegmentSearch(LiveSegment[] segments)
    {
        _segments = segments;
        _starts = new int[segments.Length + 1];
        for (var at = 0; at < segments.Length; at++)
            _starts[at + 1] = _starts[at] + segments[at].Segment.Counts.Passages;
        _kept = new KeptPassages(Read);
    }

    private int All => _starts[^1];

    /// <summary>The candidates of both halves of a query.</summary>
    public Candidates Find(IndexQuery query, CancellationToken cancellationToken)
    {
        var held = Array.ConvertAll(_segments, segment => segment.Segment.Hold());
        var (first, second) = (ArrayPool<float>.Shared.Rent(All), ArrayPool<float>.Shared.Rent(All));
        try
        {
            var dense = query.Dense.Length == 0 ? [] : Dense(new ScanQuery(query.Dense.Span), query.Limit, first.AsSpan(0, All), second.AsSpan(0, All));
            cancellationToken.ThrowIfCancellationRequested();
            var sparse = query.Sparse.Indices.Length == 0 ? [] : Sparse(query.Sparse, query.Limit, first.AsSpan(0, All));
            return new Candidates(Passages(dense), Passages(sparse));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(first);
            ArrayPool<float>.Shared.Return(second);
            Array.ForEach(held, lease => lease.Dispose());
        }
    }

    /// <summary>Of two passages, that of the document whose id comes first; in one document, in reading order.</summary>
    public int Compare(int x, int y)
    {
        var (left, right) = (SegmentOf(x), SegmentOf(y));
        if (left == right)
            return x.CompareTo(y);
        return string.CompareOrdinal(DocumentIdOf(left, x), DocumentIdOf(right, y));
    }

    private List<(int Passage, float Score)> Dense(ScanQuery query, int limit, Span<float> least, Span<float> most)
    {
        for (var at = 0; at < _segments.Length; at++)
            _segments[at].Segment.Vectors.Bound(query, least[_starts[at].._starts[at + 1]], most[_starts[at].._starts[at + 1]]);

        // What is at most as near as so many others are at least cannot be among the best.
        var bar = Bar(least, limit);
        var best = new BestPassages(limit, this);
        for (var at = 0; at < _segments.Length; at++)
        {
            for (var passage = _starts[at]; passage < _starts[at + 1]; passage++)
            {
                if (most[passage] >= bar && _segments[at].Has(passage - _starts[at]))
                    best.Offer(passage, _segments[at].Segment.Vectors.Exact(query, passage - _starts[at]));
            }
        }

        return best.Take();
    }

    private float Bar(ReadOnlySpan<float> least, int limit)
    {
        var highest = new PriorityQueue<float, float>(limit + 1);
        var bar = float.NegativeInfinity;
        for (var at = 0; at < _segments.Length; at++)
        {
            for (var passage = _starts[at]; passage < _starts[at + 1]; passage++)
            {
                if (least[passage] <= bar || !_segments[at].Has(passage - _starts[at]))
                    continue;
                if (highest.Count < limit)
                    highest.Enqueue(least[passage], least[passage]);
                else
                    highest.EnqueueDequeue(least[passage], least[passage]);
                if (highest.Count == limit)
                    bar = highest.Peek();
            }
        }

        return bar;
    }

    private List<(int Passage, float Score)> Sparse(SparseVector query, int limit, Span<float> scores)
    {
        scores.Clear();
        for (var term = 0; term < query.Indices.Length; term++)
        {
            var weight = query.Values[term] * InverseDocumentFrequency(query.Indices[term]);
            for (var at = 0; at < _segments.Length; at++)
            {
                var (passages, weights) = _segments[at].Segment.Postings.Of(query.Indices[term]);
                var own = scores[_starts[at].._starts[at + 1]];
                for (var posting = 0; posting < passages.Length; posting++)
                    own[passages[posting]] += weight * weights[posting];
            }
        }

        var best = new BestPassages(limit, this);
        for (var at = 0; at < _segments.Length; at++)
        {
            for (var passage = _starts[at]; passage < _starts[at + 1]; passage++)
            {
                if (scores[passage] > 0 && _segments[at].Has(passage - _starts[at]))
                    best.Offer(passage, scores[passage]);
            }
        }

        return best.Take();
    }

    // The formula that Qdrant documents for its IDF modifier, so that both indexes score alike.
    private float InverseDocumentFrequency(uint term)
    {
        var (all, with) = (0, 0);
        foreach (var segment in _segments)
        {
            all += segment.Passages;
            var passages = segment.Segment.Postings.Of(term).Passages;
            if (segment.IsWhole)
            {
                with += passages.Length;
                continue;
            }

            foreach (var passage in passages)
                with += segment.Has(passage) ? 1 : 0;
        }

        return MathF.Log(((all - with + 0.5f) / (with + 0.5f)) + 1);
    }

    private ScoredPassage[] Passages(List<(int Passage, float Score)> found) => [.. found.Select(scored => new ScoredPassage(_kept.Of(scored.Passage), scored.Score))];

    private Passage Read(int passage)
    {
        var segment = SegmentOf(passage);
        return _segments[segment].Segment.Passage(passage - _starts[segment]);
    }

    private string DocumentIdOf(int segment, int passage)
    {
        var whole = _segments[segment].Segment;
        return whole.NamesOf(whole.DocumentOf(passage - _starts[segment])).Id;
    }

    private int SegmentOf(int passage)
    {
        var at = 0;
        while (_starts[at + 1] <= passage)
            at++;
        return at;
    }
}
