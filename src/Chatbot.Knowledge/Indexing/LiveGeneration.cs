using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Qdrant;

namespace Chatbot.Knowledge.Indexing;

/// <summary>What is live before a run: nothing, or a generation that the run is compared with and may be built on.</summary>
internal sealed class LiveGeneration : IAsyncDisposable
{
    private readonly IPassageIndex? _index;
    private readonly Func<string, SourceDocument> _document;
    private QdrantPassageIndex? _server;

    private LiveGeneration(IPassageIndex? index, Dictionary<string, DocumentStamp> stamps, Func<string, SourceDocument> document, ILocalIndex? reusable)
    {
        (_index, Stamps, _document, Reusable) = (index, stamps, document, reusable);
        Known = reusable is null ? new Dictionary<string, string>() : IdsByFingerprint();
    }

    /// <summary>What it holds; null when nothing is live.</summary>
    public IndexManifest? Manifest => _index?.Manifest;

    /// <summary>Its documents.</summary>
    public IReadOnlyDictionary<string, DocumentStamp> Stamps { get; }

    /// <summary>Where the run may take passages and vectors from: the index, when the same pipeline and the same model made it.</summary>
    public ILocalIndex? Reusable { get; }

    /// <summary>Ids of documents that need not be read again, by fingerprint.</summary>
    public IReadOnlyDictionary<string, string> Known { get; }

    /// <summary>Opens and checks what is live.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="embedder">The model of the run; waited for when what is live has been checked.</param>
    /// <param name="force">Build all anew, and take a damaged generation for none.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="IndexDamagedException">It is damaged, and <paramref name="force"/> is not set.</exception>
    public static async Task<LiveGeneration> OpenAsync(IIndexStore store, Task<string> embedder, bool force, CancellationToken cancellationToken)
    {
        try
        {
            return await store.OpenAsync(cancellationToken) switch
            {
                null => new LiveGeneration(null, [], id => throw new KeyNotFoundException(id), null),
                ILocalIndex local => await OfLocalAsync(local, embedder, force, cancellationToken),
                var index => await OfAsync(index, await embedder, force, cancellationToken),
            };
        }
        catch (IndexDamagedException) when (force)
        {
            // The remedy that the exception names is exactly this run.
            return new LiveGeneration(null, [], id => throw new KeyNotFoundException(id), null);
        }
    }

    /// <summary>Its vectors by the text that was embedded, where it is on a server and the same pipeline and the same model made it; else none.</summary>
    /// <exception cref="IndexUnavailableException">The server cannot be reached.</exception>
    public async Task<ReusedVectors> VectorsAsync(CancellationToken cancellationToken) =>
        _server is null ? ReusedVectors.None : ReusedVectors.Of(await _server.ReadPassagesAsync(cancellationToken), _document);

    /// <summary>A document of it.</summary>
    public SourceDocument Document(string id) => _document(id);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _index?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<LiveGeneration> OfLocalAsync(ILocalIndex index, Task<string> embedder, bool force, CancellationToken cancellationToken)
    {
        // What is taken over must not carry damage into the next generation.
        index.Verify(cancellationToken);
        var stamps = index.Stamps().ToDictionary(stamp => stamp.Id, StringComparer.Ordinal);
        var reusable = !force && ContentHash.IsOfToday(index.Manifest, await embedder);
        return new LiveGeneration(index, stamps, id => index.Document(id)!, reusable ? index : null);
    }

    private static async Task<LiveGeneration> OfAsync(IPassageIndex index, string embedder, bool force, CancellationToken cancellationToken)
    {
        var documents = await index.ListDocumentsAsync(cancellationToken).ToDictionaryAsync(document => document.Id, StringComparer.Ordinal, cancellationToken);
        var stamps = documents.Values.Select(ContentHash.Of).ToDictionary(stamp => stamp.Id, StringComparer.Ordinal);
        var reusable = !force && ContentHash.Of(stamps.Values, embedder) == index.Manifest.ContentHash;
        return new LiveGeneration(index, stamps, id => documents[id], reusable: null) { _server = reusable ? index as QdrantPassageIndex : null };
    }

    private Dictionary<string, string> IdsByFingerprint()
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var stamp in Stamps.Values.Where(stamp => stamp.Fingerprint.Length > 0))
            ids.TryAdd(stamp.Fingerprint, stamp.Id);
        return ids;
    }
}
