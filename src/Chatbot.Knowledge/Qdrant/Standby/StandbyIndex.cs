using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Qdrant.Standby;

/// <summary>A generation on a Qdrant server that answers from its copy on this machine while the server is away.</summary>
internal sealed class StandbyIndex(StandbyStore store, QdrantPassageIndex server) : IPassageIndex
{
    // A person waits for the answer; the server takes a few milliseconds when it is well.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private IPassageIndex? _copy;

    public IndexManifest Manifest => server.Manifest;

    public ReadOnlyMemory<byte> TermCounts => server.TermCounts;

    /// <summary>The generation on the server.</summary>
    public QdrantPassageIndex Server => server;

    public ValueTask<Candidates> SearchAsync(IndexQuery query, CancellationToken cancellationToken) =>
        AskAsync((index, stop) => index.SearchAsync(query, stop), Patience, cancellationToken);

    public ValueTask<SourceDocument?> GetDocumentAsync(string documentId, CancellationToken cancellationToken) =>
        AskAsync((index, stop) => index.GetDocumentAsync(documentId, stop), Patience, cancellationToken);

    public ValueTask<IReadOnlyList<Passage>> GetPassagesAsync(string documentId, CancellationToken cancellationToken) =>
        AskAsync((index, stop) => index.GetPassagesAsync(documentId, stop), Patience, cancellationToken);

    public async IAsyncEnumerable<SourceDocument> ListDocumentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Whole before the first is given, so that a server that goes away in the middle leaves no gap.
        var documents = await AskAsync((index, stop) => index.ListDocumentsAsync(stop).ToListAsync(stop), Timeout.InfiniteTimeSpan, cancellationToken);
        foreach (var document in documents)
            yield return document;
    }

    /// <summary>Whether this generation can be answered from the copy.</summary>
    public async ValueTask<bool> HasCopyAsync(CancellationToken cancellationToken) => await CopyAsync(cancellationToken) is not null;

    public async ValueTask DisposeAsync()
    {
        if (_copy is { } copy)
            await copy.DisposeAsync();
        await server.DisposeAsync();
        _opening.Dispose();
    }

    private async ValueTask<T> AskAsync<T>(
        Func<IPassageIndex, CancellationToken, ValueTask<T>> question, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (store.Outage is null)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            waiting.CancelAfter(patience);
            try
            {
                return await question(server, waiting.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                store.Lose($"The Qdrant server did not answer within {patience.TotalSeconds:0.###} seconds; see whether it is overloaded.");
            }
            catch (IndexUnavailableException failure)
            {
                store.Lose(failure.Message);
            }
        }

        var copy = await CopyAsync(cancellationToken) ?? throw new IndexUnavailableException(store.Outage ?? "The Qdrant server is away.");
        return await question(copy, cancellationToken);
    }

    // Opened when first needed and then kept, so that a search under way keeps the copy that it began with.
    private async ValueTask<IPassageIndex?> CopyAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_copy is not null)
                return _copy;
            var copy = await store.OpenCopyAsync(cancellationToken);
            if (copy is null || StandbyStore.IsOf(Manifest, copy.Manifest))
                return _copy = copy;
            await copy.DisposeAsync();
            return null;
        }
        finally
        {
            _opening.Release();
        }
    }
}
