namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>The live generation with an update laid over it.</summary>
internal sealed class NextGeneration : IDisposable
{
    private readonly EmbeddedPassageIndex _live;
    private readonly IndexUpdate _update;
    private readonly List<string> _segments;
    private readonly List<HashSet<int>> _removed;
    private readonly List<Dictionary<int, string>> _moved;

    /// <param name="live">The generation that the update was planned on; closed with this.</param>
    /// <param name="update">What differs.</param>
    public NextGeneration(EmbeddedPassageIndex live, IndexUpdate update)
    {
        (_live, _update) = (live, update);
        _segments = [.. live.Generation.Segments];
        _removed = [.. live.Generation.Removed.Select(removed => removed.ToHashSet())];
        _moved = [.. live.Generation.Moved.Select(moved => moved.ToDictionary())];
        KeptDocuments = live.Manifest.Documents - update.Removed.Count;
        KeptPassages = live.Manifest.Passages;
        foreach (var id in update.Removed)
        {
            var (segment, number) = Find(id);
            var passages = live.Segments[segment].Segment.PassagesOf(number);
            KeptPassages -= passages.End.Value - passages.Start.Value;
            _removed[segment].Add(number);
            _moved[segment].Remove(number);
        }

        foreach (var (id, path) in update.Moved)
        {
            var (segment, number) = Find(id);
            _moved[segment][number] = path;
        }

        for (var segment = live.Segments.Count - 1; segment >= 0; segment--)
        {
            if (live.Segments[segment].Segment.Counts.Documents == _removed[segment].Count)
                Drop(segment);
        }
    }

    /// <summary>Names of the segments.</summary>
    public IReadOnlyList<string> Segments => _segments;

    /// <summary>For each segment what is left out of it.</summary>
    public IReadOnlyList<IReadOnlySet<int>> Removed => _removed;

    /// <summary>For each segment the new paths.</summary>
    public IReadOnlyList<IReadOnlyDictionary<int, string>> Moved => _moved;

    /// <summary>What is new.</summary>
    public IndexContent Added => _update.Added;

    /// <summary>How many documents of the live generation stay.</summary>
    public int KeptDocuments { get; }

    /// <summary>How many of its passages stay.</summary>
    public int KeptPassages { get; }

    /// <summary>How much of what the live generation's segments hold is left out, 0 to 1.</summary>
    public float RemovedShare => 1 - ((float)KeptPassages / Math.Max(1, _live.Segments.Sum(segment => segment.Segment.Counts.Passages)));

    /// <summary>Takes up the segment with what is new.</summary>
    public void Add(string segment)
    {
        _segments.Add(segment);
        _removed.Add([]);
        _moved.Add([]);
    }

    /// <summary>All that the next generation holds, to be written as one segment. Nothing is read from the articles, split or embedded again.</summary>
    public IndexContent Merge()
    {
        var (documents, passages) = (Added.Documents.ToList(), Added.Passages.ToList());
        foreach (var segment in _live.Segments)
        {
            using var held = segment.Segment.Hold();
            var sparse = segment.Segment.Postings.ByPassage(segment.Segment.Counts.Passages);
            for (var number = 0; number < segment.Segment.Counts.Documents; number++)
            {
                var id = segment.Segment.NamesOf(number).Id;
                if (segment.Find(id) < 0 || _update.Removed.Contains(id))
                    continue;
                var document = segment.Document(number);
                documents.Add(_update.Moved.TryGetValue(id, out var path) ? document with { Path = path } : document);
                var first = segment.Segment.PassagesOf(number).Start.Value;
                passages.AddRange(segment.PassagesOf(number).Select((own, at) => new IndexedPassage(own.Passage, own.Dense, sparse[first + at])));
            }
        }

        return Added with { Documents = documents, Passages = passages };
    }

    /// <inheritdoc />
    public void Dispose() => _live.Dispose();

    private void Drop(int segment)
    {
        _segments.RemoveAt(segment);
        _removed.RemoveAt(segment);
        _moved.RemoveAt(segment);
    }

    private (int Segment, int Number) Find(string id)
    {
        for (var segment = 0; segment < _live.Segments.Count; segment++)
        {
            if (_live.Segments[segment].Find(id) is >= 0 and var number)
                return (segment, number);
        }

        throw new ArgumentException($"The update speaks of the document {id}, which is not in {_update.Base}.");
    }
}
