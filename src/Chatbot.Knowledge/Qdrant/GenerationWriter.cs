using Chatbot.Knowledge.Index;
using Qdrant.Client.Grpc;

namespace Chatbot.Knowledge.Qdrant;

/// <summary>
/// Writes one generation to a server, in batches that the server has stored before the next is sent; one that does not get through
/// is sent again.
/// </summary>
/// <param name="server">Where to.</param>
/// <param name="generation">Which.</param>
/// <param name="replicas">On how many nodes it is kept.</param>
internal sealed class GenerationWriter(QdrantServer server, QdrantGeneration generation, uint replicas)
{
    private const int PassagesPerBatch = 128;
    private const int DocumentsPerBatch = 16;

    /// <summary>Makes the collection of documents, and the indexes of the fields that are asked for.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await server.TellAsync(
            client => client.CreateCollectionAsync(
                generation.Documents, replicationFactor: replicas, cancellationToken: cancellationToken),
            cancellationToken);
        await IndexAsync(generation.Passages, PassagePoint.Document, cancellationToken);
        await IndexAsync(generation.Documents, DocumentPoints.Document, cancellationToken);
        await IndexAsync(generation.Documents, DocumentPoints.Kind, cancellationToken);
    }

    /// <summary>Writes the documents and what the embedder learned.</summary>
    public async Task WriteDocumentsAsync(IndexContent content, CancellationToken cancellationToken)
    {
        foreach (var batch in DocumentPoints.Of(content.Documents).Chunk(DocumentsPerBatch))
            await WriteAsync(generation.Documents, batch, cancellationToken);
        foreach (var part in DocumentPoints.OfState(content.TermCounts))
            await WriteAsync(generation.Documents, [part], cancellationToken);
    }

    /// <summary>Writes the passages and tells how many are written.</summary>
    public async Task WritePassagesAsync(
        IReadOnlyList<IndexedPassage> passages,
        IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        var written = 0;
        foreach (var batch in passages.Chunk(PassagesPerBatch))
        {
            await WriteAsync(generation.Passages, [.. batch.Select(PassagePoint.Of)], cancellationToken);
            written += batch.Length;
            progress?.Report(written);
        }
    }

    /// <summary>How many documents and passages the server holds.</summary>
    public async Task<(int Documents, int Passages)> CountAsync(CancellationToken cancellationToken) => (
        await CountAsync(generation.Documents, DocumentPoints.AllDocuments, cancellationToken),
        await CountAsync(generation.Passages, filter: null, cancellationToken));

    /// <summary>Writes the manifest, with which the generation is complete.</summary>
    public Task FinishAsync(IndexManifest manifest, int stateBytes, CancellationToken cancellationToken) =>
        WriteAsync(generation.Documents, [DocumentPoints.Of(manifest, stateBytes)], cancellationToken);

    private async Task<int> CountAsync(string collection, Filter? filter, CancellationToken cancellationToken) =>
        (int)await server.InsistAsync(
            client => client.CountAsync(collection, filter, cancellationToken: cancellationToken), cancellationToken);

    private async Task WriteAsync(string collection, IReadOnlyList<PointStruct> points, CancellationToken cancellationToken) =>
        await server.InsistAsync(
            client => client.UpsertAsync(collection, points, wait: true, cancellationToken: cancellationToken), cancellationToken);

    private async Task IndexAsync(string collection, string field, CancellationToken cancellationToken) =>
        await server.InsistAsync(
            client => client.CreatePayloadIndexAsync(collection, field, cancellationToken: cancellationToken), cancellationToken);
}
