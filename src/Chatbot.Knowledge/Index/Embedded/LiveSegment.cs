using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>A segment as one generation sees it: without the documents that were removed since, and with the new paths of those that were moved.</summary>
internal sealed class LiveSegment : IDisposable
{
    private readonly IReadOnlySet<int> _removed;
    private readonly IReadOnlyDictionary<int, string> _moved;
    private readonly bool[]? _left;

    /// <param name="segment">The segment.</param>
    /// <param name="removed">Numbers of removed documents.</param>
    /// <param name="moved">New paths by number.</param>
    public LiveSegment(Segment segment, IReadOnlySet<int> removed, IReadOnlyDictionary<int, string> moved)
    {
        (Segment, _removed, _moved) = (segment, removed, moved);
        Passages = segment.Counts.Passages;
        if (removed.Count == 0)
            return;
        _left = new bool[segment.Counts.Passages];
        foreach (var document in removed)
        {
            var left = _left.AsSpan(segment.PassagesOf(document));
            left.Fill(true);
            Passages -= left.Length;
        }
    }

    /// <summary>All of the segment.</summary>
    public Segment Segment { get; }

    /// <summary>How many documents are part of the generation.</summary>
    public int Documents => Segment.Counts.Documents - _removed.Count;

    /// <summary>How many passages are.</summary>
    public int Passages { get; }

    /// <summary>Whether every passage is.</summary>
    public bool IsWhole => _left is null;

    /// <summary>Whether a passage is.</summary>
    public bool Has(int passage) => _left is null || !_left[passage];

    /// <summary>The number of a document, or -1 when it is not part of the generation.</summary>
    public int Find(string documentId) => Segment.Find(documentId) is var number && _removed.Contains(number) ? -1 : number;

    /// <summary>A document.</summary>
    public SourceDocument Document(int number)
    {
        var document = Segment.Document(number);
        return _moved.TryGetValue(number, out var path) ? document with { Path = path } : document;
    }

    /// <summary>The passages of a document with their vectors.</summary>
    public IReadOnlyList<EmbeddedPassage> PassagesOf(int number)
    {
        using var held = Segment.Hold();
        var range = Segment.PassagesOf(number);
        var passages = new EmbeddedPassage[range.End.Value - range.Start.Value];
        for (var at = 0; at < passages.Length; at++)
            passages[at] = new EmbeddedPassage(Segment.Passage(range.Start.Value + at), Segment.Vectors[range.Start.Value + at].ToArray());
        return passages;
    }

    /// <summary>A stamp of each document.</summary>
    public IEnumerable<DocumentStamp> Stamps()
    {
        for (var number = 0; number < Segment.Counts.Documents; number++)
        {
            if (_removed.Contains(number))
                continue;
            var stamp = Segment.StampOf(number);
            yield return _moved.TryGetValue(number, out var path) ? stamp with { Path = path } : stamp;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Segment.Dispose();
}
