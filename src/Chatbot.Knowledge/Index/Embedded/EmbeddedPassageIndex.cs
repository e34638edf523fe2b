using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>One generation, mapped into memory: a snapshot of segments that never change.</summary>
internal sealed class EmbeddedPassageIndex : ILocalIndex, IDisposable
{
    private const int MostCandidates = 1000;

    private readonly GenerationFile _generation;
    private readonly LiveSegment[] _segments;
    private readonly SegmentSearch _search;

    private EmbeddedPassageIndex(GenerationFile generation, LiveSegment[] segments)
    {
        (_generation, _segments) = (generation, segments);
        _search = new SegmentSearch(segments);
    }

    public IndexManifest Manifest => _generation.Manifest;

    public ReadOnlyMemory<byte> TermCounts => _generation.TermCounts;

    /// <summary>What the generation is made of.</summary>
    public GenerationFile Generation => _generation;

    /// <summary>Its segments, as far as they are part of it.</summary>
    public IReadOnlyList<LiveSegment> Segments => _segments;

    /// <summary>Opens a generation; of its segments only the headers are read.</summary>
    /// <exception cref="IndexDamagedException">A file is missing, cut short, of another format, or its header is damaged.</exception>
    public static EmbeddedPassageIndex Open(string directory, string generationFile)
    {
        var generation = GenerationFile.Read(Path.Combine(directory, generationFile));
        var segments = new List<LiveSegment>(generation.Segments.Count);
        try
        {
            foreach (var (name, removed, moved) in generation.Segments.Zip(generation.Removed, generation.Moved))
                segments.Add(new LiveSegment(Segment.Open(Path.Combine(directory, name)), removed, moved));
        }
        catch
        {
            segments.ForEach(segment => segment.Dispose());
            throw;
        }

        return new EmbeddedPassageIndex(generation, [.. segments]);
    }

    public ValueTask<Candidates> SearchAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, MostCandidates);
        if (query.Dense.Length != 0 && query.Dense.Length != Manifest.Dimensions)
            throw new ArgumentException($"The query vector has {query.Dense.Length} dimensions; the index has {Manifest.Dimensions}.", nameof(query));
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_search.Find(query, cancellationToken));
    }

    public SourceDocument? Document(string documentId)
    {
        foreach (var segment in _segments)
        {
            if (segment.Find(documentId) is >= 0 and var number)
                return segment.Document(number);
        }

        return null;
    }

    public IEnumerable<DocumentStamp> Stamps() => _segments.SelectMany(segment => segment.Stamps());

    public IReadOnlyList<EmbeddedPassage> Embedded(string documentId)
    {
        foreach (var segment in _segments)
        {
            if (segment.Find(documentId) is >= 0 and var number)
                return segment.PassagesOf(number);
        }

        return [];
    }

    public void Verify(CancellationToken cancellationToken)
    {
        foreach (var segment in _segments)
        {
            cancellationToken.ThrowIfCancellationRequested();
            segment.Segment.Verify();
        }
    }

    public ValueTask<SourceDocument?> GetDocumentAsync(string documentId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Document(documentId));
    }

    public async IAsyncEnumerable<SourceDocument> ListDocumentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask;
        foreach (var id in Stamps().Select(stamp => stamp.Id).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Document(id)!;
        }
    }

    public ValueTask<IReadOnlyList<Passage>> GetPassagesAsync(string documentId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<Passage>>([.. Embedded(documentId).Select(embedded => embedded.Passage)]);
    }

    /// <summary>Closes the files. A search that is under way elsewhere still ends well.</summary>
    public void Dispose()
    {
        foreach (var segment in _segments)
            segment.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
