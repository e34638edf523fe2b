using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>One generation held in memory. Searches exactly: every vector is compared.</summary>
internal sealed class EmbeddedPassageIndex : IPassageIndex
{
    private readonly IReadOnlyList<SourceDocument> _documents;
    private readonly Dictionary<string, SourceDocument> _byId;
    private readonly IReadOnlyList<Passage> _passages;
    private readonly ILookup<string, Passage> _passagesByDocument;
    private readonly float[] _dense;
    private readonly InvertedIndex _sparse;

    public EmbeddedPassageIndex(
        IndexManifest manifest,
        ReadOnlyMemory<byte> termCounts,
        IReadOnlyList<SourceDocument> documents,
        IReadOnlyList<Passage> passages,
        float[] dense,
        IReadOnlyList<SparseVector> sparse)
    {
        Manifest = manifest;
        TermCounts = termCounts;
        _documents = [.. documents.OrderBy(document => document.Id, StringComparer.Ordinal)];
        _byId = documents.ToDictionary(document => document.Id, StringComparer.Ordinal);
        _passages = passages;
        _passagesByDocument = passages.OrderBy(passage => passage.Span.Start).ToLookup(passage => passage.DocumentId, StringComparer.Ordinal);
        _dense = dense;
        _sparse = new InvertedIndex(sparse);
    }

    public IndexManifest Manifest { get; }

    public ReadOnlyMemory<byte> TermCounts { get; }

    public ValueTask<Candidates> SearchAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        if (query.Dense.Length != 0 && query.Dense.Length != Manifest.Dimensions)
            throw new ArgumentException($"The query vector has {query.Dense.Length} dimensions; the index has {Manifest.Dimensions}.", nameof(query));
        cancellationToken.ThrowIfCancellationRequested();

        var dense = new float[_passages.Count];
        if (query.Dense.Length > 0)
        {
            for (var passage = 0; passage < dense.Length; passage++)
                dense[passage] = TensorPrimitives.Dot(query.Dense.Span, _dense.AsSpan(passage * Manifest.Dimensions, Manifest.Dimensions));
        }

        var sparse = new float[_passages.Count];
        _sparse.Score(query.Sparse, sparse);
        return ValueTask.FromResult(new Candidates(
            query.Dense.Length > 0 ? Best(dense, query.Limit, float.NegativeInfinity) : [],
            Best(sparse, query.Limit, 0)));
    }

    public ValueTask<SourceDocument?> GetDocumentAsync(string documentId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_byId.GetValueOrDefault(documentId));
    }

    public async IAsyncEnumerable<SourceDocument> ListDocumentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask;
        foreach (var document in _documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return document;
        }
    }

    public ValueTask<IReadOnlyList<Passage>> GetPassagesAsync(string documentId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<Passage>>([.. _passagesByDocument[documentId]]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Ties go to the passage that comes first, so that the same question always gets the same answer.
    private List<ScoredPassage> Best(float[] scores, int limit, float above)
    {
        var queue = new PriorityQueue<int, (float Score, int Order)>(limit + 1);
        for (var passage = 0; passage < scores.Length; passage++)
        {
            if (!(scores[passage] > above))
                continue;
            var priority = (scores[passage], -passage);
            if (queue.Count < limit)
                queue.Enqueue(passage, priority);
            else
                queue.EnqueueDequeue(passage, priority);
        }

        var best = new List<ScoredPassage>(queue.Count);
        while (queue.TryDequeue(out var passage, out var priority))
            best.Add(new ScoredPassage(_passages[passage], priority.Score));
        best.Reverse();
        return best;
    }
}
