using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Index;

/// <summary>Term weights: parallel arrays of term ids (ascending, unique) and weights.</summary>
/// <param name="Indices">Term ids; see <c>SparseEncoder</c>.</param>
/// <param name="Values">One weight per id.</param>
public sealed record SparseVector(uint[] Indices, float[] Values);

/// <summary>A passage with everything the index searches by.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Dense">Unit-length embedding.</param>
/// <param name="Sparse">BM25 weights of its terms, without the inverse document frequency, which the index applies.</param>
public sealed record IndexedPassage(Passage Passage, ReadOnlyMemory<float> Dense, SparseVector Sparse);

/// <summary>What to look for: both vectors of one question.</summary>
/// <param name="Dense">Unit-length embedding; empty leaves the dense half out.</param>
/// <param name="Sparse">Query term weights; no terms leaves the sparse half out.</param>
/// <param name="Limit">How many candidates of each half at most, 1 to 1,000.</param>
public sealed record IndexQuery(ReadOnlyMemory<float> Dense, SparseVector Sparse, int Limit);

/// <summary>A passage and how well it matched one half of a query.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">Dense: cosine, -1 to 1. Sparse: BM25, above 0.</param>
public sealed record ScoredPassage(Passage Passage, float Score);

/// <summary>Both candidate lists of a query, best first, not yet fused.</summary>
/// <param name="Dense">By cosine.</param>
/// <param name="Sparse">By BM25.</param>
public sealed record Candidates(IReadOnlyList<ScoredPassage> Dense, IReadOnlyList<ScoredPassage> Sparse);

/// <summary>What an index holds.</summary>
/// <param name="Generation">Name of the live generation, such as <c>g-000003</c>.</param>
/// <param name="Created">When it was built.</param>
/// <param name="Documents">How many documents.</param>
/// <param name="Passages">How many passages.</param>
/// <param name="Embedder">Name and version of the embedding model.</param>
/// <param name="Dimensions">Length of its vectors.</param>
/// <param name="ContentHash">Hash over all documents; equal when a re-index would change nothing.</param>
public sealed record IndexManifest(
    string Generation,
    DateTimeOffset Created,
    int Documents,
    int Passages,
    string Embedder,
    int Dimensions,
    string ContentHash);

/// <summary>One live generation of indexed passages, for searching. A snapshot: later writes do not touch it. Safe from many threads.</summary>
public interface IPassageIndex : IAsyncDisposable
{
    /// <summary>What this generation holds.</summary>
    IndexManifest Manifest { get; }

    /// <summary>In how many passages each term occurs, see <see cref="IndexContent.TermCounts"/>.</summary>
    ReadOnlyMemory<byte> TermCounts { get; }

    /// <summary>Finds the candidates of both halves of a query.</summary>
    /// <exception cref="ArgumentException">The dense vector has another length than the index.</exception>
    /// <exception cref="IndexUnavailableException">The engine cannot be reached.</exception>
    ValueTask<Candidates> SearchAsync(IndexQuery query, CancellationToken cancellationToken);

    /// <summary>The document with that id, or null.</summary>
    ValueTask<SourceDocument?> GetDocumentAsync(string documentId, CancellationToken cancellationToken);

    /// <summary>All documents, ordered by id.</summary>
    IAsyncEnumerable<SourceDocument> ListDocumentsAsync(CancellationToken cancellationToken);

    /// <summary>The passages of one document in reading order; empty when there is no such document.</summary>
    ValueTask<IReadOnlyList<Passage>> GetPassagesAsync(string documentId, CancellationToken cancellationToken);
}

/// <summary>Where the generation comes from that questions are put to.</summary>
public interface IIndexSource
{
    /// <summary>Where that is, for messages.</summary>
    string Place { get; }

    /// <summary>Opens the live generation; null when nothing has been indexed yet.</summary>
    /// <exception cref="IndexDamagedException">A file of the index is damaged.</exception>
    /// <exception cref="IndexUnavailableException">The engine cannot be reached.</exception>
    ValueTask<IPassageIndex?> OpenAsync(CancellationToken cancellationToken);
}

/// <summary>Where generations live: opens the live one, writes a new one beside it and switches.</summary>
public interface IIndexStore : IIndexSource
{
    /// <summary>Writes a new generation and makes it live in one step; until then the old one stays live.</summary>
    /// <param name="content">What to write.</param>
    /// <param name="gate">Judges it before it goes live; null lets any pass.</param>
    /// <param name="progress">Told how many passages are written.</param>
    /// <param name="cancellationToken">Stops the writing and leaves the live generation as it was.</param>
    /// <exception cref="IndexRejectedException">The gate rejects it; nothing of it is kept.</exception>
    ValueTask<IndexManifest> PublishAsync(IndexContent content, IndexGate? gate, IProgress<int>? progress, CancellationToken cancellationToken);

    /// <summary>Makes the generation before the live one live again, in one step.</summary>
    /// <returns>That generation; null when there is none, and then nothing changes.</returns>
    /// <exception cref="IndexDamagedException">It is damaged.</exception>
    /// <exception cref="IndexUnavailableException">Another process is writing, or the engine cannot be reached.</exception>
    ValueTask<IndexManifest?> RollbackAsync(CancellationToken cancellationToken);
}

/// <summary>Publishing without a gate.</summary>
public static class UngatedPublishing
{
    /// <inheritdoc cref="IIndexStore.PublishAsync"/>
    public static ValueTask<IndexManifest> PublishAsync(this IIndexStore store, IndexContent content, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.PublishAsync(content, gate: null, progress, cancellationToken);
    }
}

/// <summary>Everything a generation is written from.</summary>
/// <param name="Documents">All documents.</param>
/// <param name="Passages">All passages with their vectors.</param>
/// <param name="Embedder">Name and version of the embedding model.</param>
/// <param name="Dimensions">Length of the dense vectors.</param>
/// <param name="TermCounts">In how many passages each term occurs, which reading a question needs; in the form that the indexer chose.</param>
/// <param name="ContentHash">Hash over all documents.</param>
public sealed record IndexContent(
    IReadOnlyList<SourceDocument> Documents,
    IReadOnlyList<IndexedPassage> Passages,
    string Embedder,
    int Dimensions,
    ReadOnlyMemory<byte> TermCounts,
    string ContentHash);
