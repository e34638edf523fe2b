using System.Text.Json;
using Chatbot.Knowledge.Index;
using Qdrant.Client.Grpc;

namespace Chatbot.Knowledge.Qdrant;

/// <summary>
/// Generations on a Qdrant server: each is a collection of passages and one of documents, and an alias points to the passages of
/// the live one. A generation is written whole and counted before the alias is switched, in one step; the live one and the two
/// before it are kept, so that an index that is open elsewhere keeps answering. Safe from many threads.
/// </summary>
/// <param name="options">Which server, and under which name.</param>
/// <param name="time">Tells when a generation was built.</param>
public sealed class QdrantIndexStore(QdrantOptions options, TimeProvider time) : IIndexStore, IDisposable
{
    private const int GenerationsKept = 3;

    private readonly QdrantServer _server = new(options);

    /// <inheritdoc />
    public async ValueTask<IPassageIndex?> OpenAsync(CancellationToken cancellationToken)
    {
        if (await LiveAsync(cancellationToken) is not { } live)
            return null;

        try
        {
            var manifestPoint = await ReadAsync(live, DocumentPoints.ManifestId, cancellationToken);
            var (manifest, parts) = DocumentPoints.ReadManifest(manifestPoint.Payload);
            using var state = new MemoryStream();
            foreach (var part in parts)
                state.Write(DocumentPoints.ReadStatePart((await ReadAsync(live, part, cancellationToken)).Payload));
            return new QdrantPassageIndex(_server, live, manifest, state.ToArray());
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw Damaged(live.Documents, "was written by another version", exception);
        }
    }

    /// <inheritdoc />
    /// <exception cref="IndexDamagedException">The server does not hold what was written.</exception>
    /// <exception cref="IndexUnavailableException">The server cannot be reached.</exception>
    /// <exception cref="Documents.DocumentFormatException">A document is too large.</exception>
    public async ValueTask<IndexManifest> PublishAsync(IndexContent content, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var generation = await BeginAsync(content.Dimensions, cancellationToken);
        var manifest = new IndexManifest(
            generation.Name,
            time.GetUtcNow(),
            content.Documents.Count,
            content.Passages.Count,
            content.Embedder,
            content.Dimensions,
            content.ContentHash);

        try
        {
            await WriteAsync(generation, manifest, content, progress, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch
        {
            await RemoveAsync(generation, CancellationToken.None);
            throw;
        }

        await SwitchAsync(generation);
        return manifest;
    }

    /// <summary>Closes the connection; indexes that were opened here answer no more.</summary>
    public void Dispose() => _server.Dispose();

    private async Task<QdrantGeneration?> LiveAsync(CancellationToken cancellationToken)
    {
        var aliases = await _server.AskAsync(client => client.ListAliasesAsync(cancellationToken), cancellationToken);
        if (aliases.SingleOrDefault(alias => alias.AliasName == options.Collection) is not { } live)
            return null;

        return QdrantGeneration.Of(options.Collection, live.CollectionName)
            ?? throw new IndexDamagedException(
                $"The alias {options.Collection} on the Qdrant server at {_server.Name} points to {live.CollectionName}, "
                + "which is not an index of this program; use another collection name.");
    }

    private async Task<RetrievedPoint> ReadAsync(QdrantGeneration generation, PointId id, CancellationToken cancellationToken)
    {
        var points = await RetrieveAsync(generation, id, cancellationToken);
        return points.Count == 1 ? points[0] : throw Damaged(generation.Documents, "is incomplete");
    }

    // Creating the collection of passages is what claims a number: of two that publish at once, the second is refused here.
    private async Task<QdrantGeneration> BeginAsync(int dimensions, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(cancellationToken);
        QdrantGeneration[] generations =
            [.. names.Select(name => QdrantGeneration.Of(options.Collection, name)).OfType<QdrantGeneration>().Distinct()];
        await RemoveOldAsync(generations, cancellationToken);

        var last = generations.Select(existing => existing.Number).DefaultIfEmpty(0).Max();
        var generation = new QdrantGeneration(options.Collection, last + 1);
        var dense = new VectorParams { Size = (ulong)dimensions, Distance = Distance.Cosine };
        await _server.TellAsync(
            client => client.CreateCollectionAsync(
                generation.Passages,
                vectorsConfig: new VectorParamsMap { Map = { [PassagePoint.Dense] = dense } },
                sparseVectorsConfig: (PassagePoint.Sparse, new SparseVectorParams { Modifier = Modifier.Idf }),
                cancellationToken: cancellationToken),
            cancellationToken);
        return generation;
    }

    private async Task WriteAsync(
        QdrantGeneration generation,
        IndexManifest manifest,
        IndexContent content,
        IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        var writer = new GenerationWriter(_server, generation);
        await writer.PrepareAsync(cancellationToken);
        await writer.WriteDocumentsAsync(content, cancellationToken);
        await writer.WritePassagesAsync(content.Passages, progress, cancellationToken);
        if (await writer.CountAsync(cancellationToken) is var held && held != (manifest.Documents, manifest.Passages))
        {
            throw Damaged(
                generation.Passages,
                $"holds {held.Passages} of {manifest.Passages} passages and {held.Documents} of {manifest.Documents} documents");
        }

        await writer.FinishAsync(manifest, content.TermCounts.Length, cancellationToken);
    }

    // Creating an alias that exists moves it, in one step. Not to be cancelled: half-way nobody could tell which is live.
    private Task SwitchAsync(QdrantGeneration generation)
    {
        var move = new CreateAlias { AliasName = generation.Collection, CollectionName = generation.Passages };
        return _server.TellAsync(
            client => client.UpdateAliasesAsync([new AliasOperations { CreateAlias = move }], cancellationToken: CancellationToken.None),
            CancellationToken.None);
    }

    // Leaves room for the generation that is about to be written. Those above the live one stay: another process may be writing
    // them. One without a manifest is what a crash left behind.
    private async Task RemoveOldAsync(IEnumerable<QdrantGeneration> generations, CancellationToken cancellationToken)
    {
        if (await LiveAsync(cancellationToken) is not { } live)
            return;

        var kept = 1;
        var older = generations.Where(generation => generation.Number < live.Number);
        foreach (var generation in older.OrderByDescending(generation => generation.Number))
        {
            if (kept < GenerationsKept - 1 && await IsCompleteAsync(generation, cancellationToken))
                kept++;
            else
                await RemoveAsync(generation, cancellationToken);
        }
    }

    private async Task<bool> IsCompleteAsync(QdrantGeneration generation, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(cancellationToken);
        return names.Contains(generation.Documents)
            && await RetrieveAsync(generation, DocumentPoints.ManifestId, cancellationToken) is { Count: 1 };
    }

    private async Task RemoveAsync(QdrantGeneration generation, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(cancellationToken);
        foreach (var name in names.Intersect([generation.Passages, generation.Documents]))
            await _server.TellAsync(client => client.DeleteCollectionAsync(name, cancellationToken: cancellationToken), cancellationToken);
    }

    private Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        QdrantGeneration generation,
        PointId id,
        CancellationToken cancellationToken) =>
        _server.AskAsync(
            client => client.RetrieveAsync(generation.Documents, [id], cancellationToken: cancellationToken), cancellationToken);

    private Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        _server.AskAsync(client => client.ListCollectionsAsync(cancellationToken), cancellationToken);

    private IndexDamagedException Damaged(string collection, string how, Exception? inner = null) =>
        new(
            $"The collection {collection} on the Qdrant server at {_server.Name} {how}. "
            + "Build the index again with `chatbot index --force`.",
            inner);
}
