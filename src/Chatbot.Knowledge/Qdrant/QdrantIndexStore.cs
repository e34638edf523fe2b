using System.Text.Json;
using Chatbot.Knowledge.Index;
using Qdrant.Client.Grpc;

namespace Chatbot.Knowledge.Qdrant;

/// <summary>
/// Generations on a Qdrant server: each is a collection of passages and one of documents, and an alias points to the passages of
/// the live one. A generation is written whole and counted before the alias is switched, in one step; the live one and the two
/// before it are kept, so that an index that is open elsewhere keeps answering. Of several that publish at once, the one that began
/// last wins. Safe from many threads.
/// </summary>
/// <param name="options">Which server, and under which name.</param>
/// <param name="time">Tells when a generation was built, and counts pauses.</param>
public sealed class QdrantIndexStore(QdrantOptions options, TimeProvider time) : IIndexStore, IDisposable
{
    private const int GenerationsKept = 3;

    private readonly QdrantServer _server = new(options, time);

    /// <inheritdoc />
    public string Place => options.ToString();

    /// <inheritdoc />
    public async ValueTask<IPassageIndex?> OpenAsync(CancellationToken cancellationToken)
    {
        if (await LiveAsync(cancellationToken) is not { } live)
            return null;

        var (manifest, parts) = await ReadManifestAsync(live, cancellationToken);
        try
        {
            using var state = new MemoryStream();
            foreach (var part in parts)
                state.Write(DocumentPoints.ReadStatePart((await ReadAsync(live, part, cancellationToken)).Payload));
            return new QdrantPassageIndex(_server, live, manifest, state.ToArray());
        }
        catch (FormatException exception)
        {
            throw Damaged(live.Documents, "was written by another version", exception);
        }
    }

    /// <summary>The name of the live generation; null when nothing has been indexed yet.</summary>
    /// <exception cref="IndexDamagedException">The alias points to something else.</exception>
    /// <exception cref="IndexUnavailableException">The server cannot be reached.</exception>
    public async ValueTask<string?> LiveGenerationAsync(CancellationToken cancellationToken) =>
        (await LiveAsync(cancellationToken))?.Name;

    /// <inheritdoc />
    /// <remarks>A generation that is not whole is passed over for the one before it.</remarks>
    public async ValueTask<IndexManifest?> RollbackAsync(CancellationToken cancellationToken)
    {
        if (await LiveAsync(cancellationToken) is not { } live)
            return null;

        var older = (await GenerationsAsync(cancellationToken)).Where(generation => generation.Number < live.Number);
        foreach (var generation in older.OrderByDescending(generation => generation.Number))
        {
            if (!await IsCompleteAsync(generation, cancellationToken))
                continue;
            var (manifest, _) = await ReadManifestAsync(generation, cancellationToken);
            await SwitchAsync(generation);
            return manifest;
        }

        return null;
    }

    /// <inheritdoc />
    /// <exception cref="IndexDamagedException">The server does not hold what was written.</exception>
    /// <exception cref="IndexUnavailableException">The server cannot be reached.</exception>
    /// <exception cref="Documents.DocumentFormatException">A document is too large.</exception>
    public async ValueTask<IndexManifest> PublishAsync(IndexContent content, IndexGate? gate, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var generation = await BeginAsync(content, cancellationToken);
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
            if (gate is not null)
                await gate(new QdrantPassageIndex(_server, generation, manifest, content.TermCounts), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch
        {
            await TidyAsync(() => RemoveAsync(generation, CancellationToken.None));
            throw;
        }

        await SwitchAsync(generation);
        await TidyAsync(() => RemoveOldAsync(generation, cancellationToken));
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

    // Creating the collection of passages is what claims a number: of two that take the same, the second is refused here. One shard
    // holds it all, since Qdrant reckons with the terms of a shard alone, and scores must be those of the whole index.
    private async Task<QdrantGeneration> BeginAsync(IndexContent content, CancellationToken cancellationToken)
    {
        var last = (await GenerationsAsync(cancellationToken)).Select(existing => existing.Number).DefaultIfEmpty(0).Max();
        var generation = new QdrantGeneration(options.Collection, last + 1);
        var dense = new VectorParams { Size = (ulong)content.Dimensions, Distance = Distance.Cosine };
        // A graph that no search uses is not worth building.
        if (QdrantGeneration.IsExact(content.Passages.Count))
            dense.HnswConfig = new HnswConfigDiff { M = 0 };
        await _server.TellAsync(
            client => client.CreateCollectionAsync(
                generation.Passages,
                vectorsConfig: new VectorParamsMap { Map = { [PassagePoint.Dense] = dense } },
                shardNumber: 1,
                replicationFactor: options.Replicas,
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
        var writer = new GenerationWriter(_server, generation, options.Replicas);
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
    private async Task SwitchAsync(QdrantGeneration generation)
    {
        var move = new CreateAlias { AliasName = generation.Collection, CollectionName = generation.Passages };
        await _server.InsistAsync(
            async client =>
            {
                await client.UpdateAliasesAsync([new AliasOperations { CreateAlias = move }], cancellationToken: CancellationToken.None);
                return true;
            },
            CancellationToken.None);
    }

    // What is published is published, and what failed has failed with a better reason: a server that is away leaves nothing to say
    // here, and the next publishing removes what stayed behind.
    private static async Task TidyAsync(Func<Task> remove)
    {
        try
        {
            await remove();
        }
        catch (Exception exception) when (exception is IndexUnavailableException or OperationCanceledException)
        {
        }
    }

    // Those above the live one stay: another process may be writing them. One below without a manifest is what a crash left behind, or
    // is being written by somebody who began earlier and whose content has been overtaken.
    private async Task RemoveOldAsync(QdrantGeneration live, CancellationToken cancellationToken)
    {
        var kept = 1;
        var older = (await GenerationsAsync(cancellationToken)).Where(generation => generation.Number < live.Number);
        foreach (var generation in older.OrderByDescending(generation => generation.Number))
        {
            if (kept < GenerationsKept && await IsCompleteAsync(generation, cancellationToken))
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

    private async Task<(IndexManifest Manifest, IReadOnlyList<PointId> State)> ReadManifestAsync(
        QdrantGeneration generation,
        CancellationToken cancellationToken)
    {
        var point = await ReadAsync(generation, DocumentPoints.ManifestId, cancellationToken);
        try
        {
            return DocumentPoints.ReadManifest(point.Payload);
        }
        catch (JsonException exception)
        {
            throw Damaged(generation.Documents, "was written by another version", exception);
        }
    }

    private Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        QdrantGeneration generation,
        PointId id,
        CancellationToken cancellationToken) =>
        _server.AskAsync(
            client => client.RetrieveAsync(generation.Documents, [id], cancellationToken: cancellationToken), cancellationToken);

    private async Task<IEnumerable<QdrantGeneration>> GenerationsAsync(CancellationToken cancellationToken) =>
        (await NamesAsync(cancellationToken)).Select(name => QdrantGeneration.Of(options.Collection, name)).OfType<QdrantGeneration>().Distinct();

    private Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        _server.AskAsync(client => client.ListCollectionsAsync(cancellationToken), cancellationToken);

    private IndexDamagedException Damaged(string collection, string how, Exception? inner = null) =>
        new(
            $"The collection {collection} on the Qdrant server at {_server.Name} {how}. "
            + "Build the index again with `chatbot index --force`.",
            inner);
}
