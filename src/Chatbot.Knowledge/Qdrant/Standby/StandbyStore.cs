using Chatbot.Knowledge.Index;

namespace Chatbot.Knowledge.Qdrant.Standby;

/// <summary>
/// Generations on a Qdrant server, and a copy of the live one on this machine that questions are answered from while the server is
/// away. Publishing goes to the server alone. Safe from many threads.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="copies">Where the copy is kept.</param>
public sealed class StandbyStore(QdrantIndexStore server, IIndexStore copies) : IIndexStore, IDisposable
{
    private volatile string? _outage;

    /// <summary>Why the server is not asked, in a sentence; null while it is.</summary>
    public string? Outage => _outage;

    /// <inheritdoc />
    public string Place => server.Place;

    /// <inheritdoc />
    public async ValueTask<IPassageIndex?> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var live = await server.OpenAsync(cancellationToken);
            _outage = null;
            return live is QdrantPassageIndex index ? new StandbyIndex(this, index) : null;
        }
        catch (IndexUnavailableException failure)
        {
            var copy = await OpenCopyAsync(cancellationToken);
            if (copy is null)
                throw;
            _outage = failure.Message;
            return copy;
        }
    }

    /// <inheritdoc />
    public ValueTask<IndexManifest> PublishAsync(IndexContent content, IndexGate? gate, IProgress<int>? progress, CancellationToken cancellationToken) =>
        server.PublishAsync(content, gate, progress, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IndexManifest?> RollbackAsync(CancellationToken cancellationToken) => server.RollbackAsync(cancellationToken);

    /// <inheritdoc />
    public void Dispose() => server.Dispose();

    /// <summary>The name of the generation that is live on the server; null when there is none.</summary>
    /// <exception cref="IndexDamagedException">The alias points to something else.</exception>
    /// <exception cref="IndexUnavailableException">The server cannot be reached.</exception>
    internal ValueTask<string?> LiveGenerationAsync(CancellationToken cancellationToken) => server.LiveGenerationAsync(cancellationToken);

    /// <summary>The server did not answer: until it is found to be back nobody waits for it again.</summary>
    internal void Lose(string outage) => _outage = outage;

    /// <summary>The server is back.</summary>
    internal void Restore() => _outage = null;

    /// <summary>The copy on this machine; null when there is none, or none that can be read.</summary>
    internal async ValueTask<IPassageIndex?> OpenCopyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await copies.OpenAsync(cancellationToken);
        }
        catch (IndexDamagedException)
        {
            // As good as none: the next copy takes its place.
            return null;
        }
    }

    /// <summary>Copies a generation to this machine, unless the copy there is of it already.</summary>
    /// <exception cref="IndexUnavailableException">The server cannot be reached.</exception>
    /// <exception cref="IOException">The copy cannot be written.</exception>
    internal async Task CopyAsync(QdrantPassageIndex live, CancellationToken cancellationToken)
    {
        await using (var copy = await OpenCopyAsync(cancellationToken))
        {
            if (copy is not null && IsOf(live.Manifest, copy.Manifest))
                return;
        }

        var manifest = live.Manifest;
        var content = new IndexContent(
            await live.ListDocumentsAsync(cancellationToken).ToListAsync(cancellationToken),
            await live.ReadPassagesAsync(cancellationToken),
            manifest.Embedder,
            manifest.Dimensions,
            live.TermCounts,
            manifest.ContentHash);
        await copies.PublishAsync(content, progress: null, cancellationToken);
    }

    /// <summary>Whether a copy is of that generation. The same articles split anew are another, so it must also be younger.</summary>
    internal static bool IsOf(IndexManifest live, IndexManifest copy) =>
        (live.ContentHash, live.Embedder, live.Documents, live.Passages) == (copy.ContentHash, copy.Embedder, copy.Documents, copy.Passages)
        && copy.Created >= live.Created;
}
