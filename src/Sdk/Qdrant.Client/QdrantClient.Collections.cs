using Qdrant.Client.Grpc;

namespace Qdrant.Client;

public partial class QdrantClient
{
    /// <summary>Creates a collection with named dense and sparse vectors.</summary>
    /// <exception cref="QdrantException">The server did not create it.</exception>
    public async Task CreateCollectionAsync(
        string collectionName,
        VectorParamsMap? vectorsConfig = null,
        uint shardNumber = 1,
        uint replicationFactor = 1,
        uint writeConsistencyFactor = 1,
        bool onDiskPayload = false,
        HnswConfigDiff? hnswConfig = null,
        OptimizersConfigDiff? optimizersConfig = null,
        WalConfigDiff? walConfig = null,
        QuantizationConfig? quantizationConfig = null,
        string? initFromCollection = null,
        ShardingMethod? shardingMethod = null,
        SparseVectorConfig? sparseVectorsConfig = null,
        StrictModeConfig? strictModeConfig = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var request = new CreateCollection
        {
            CollectionName = collectionName,
            VectorsConfig = vectorsConfig is null ? null : new VectorsConfig { ParamsMap = vectorsConfig },
            ShardNumber = shardNumber,
            ReplicationFactor = replicationFactor,
            WriteConsistencyFactor = writeConsistencyFactor,
            OnDiskPayload = onDiskPayload,
            HnswConfig = hnswConfig,
            OptimizersConfig = optimizersConfig,
            WalConfig = walConfig,
            QuantizationConfig = quantizationConfig,
            SparseVectorsConfig = sparseVectorsConfig,
            StrictModeConfig = strictModeConfig,
        };
        if (shardingMethod is { } method)
            request.ShardingMethod = method;
        if (timeout is { } wait)
            request.Timeout = Seconds(wait);

        var response = await CallAsync(
            "/qdrant.Collections/Create", request, CollectionOperationResponse.Parser, cancellationToken);
        ThrowUnlessDone(response, $"Collection '{collectionName}' could not be created");
    }

    /// <summary>The names of all collections, without aliases.</summary>
    public async Task<IReadOnlyList<string>> ListCollectionsAsync(CancellationToken cancellationToken = default)
    {
        var response = await CallAsync(
            "/qdrant.Collections/List", new ListCollectionsRequest(), ListCollectionsResponse.Parser, cancellationToken);
        return [.. response.Collections.Select(collection => collection.Name)];
    }

    /// <summary>Deletes a collection.</summary>
    /// <exception cref="QdrantException">The server did not delete it, as when there is none of that name.</exception>
    public async Task DeleteCollectionAsync(
        string collectionName,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var request = new DeleteCollection { CollectionName = collectionName };
        if (timeout is { } wait)
            request.Timeout = Seconds(wait);

        var response = await CallAsync(
            "/qdrant.Collections/Delete", request, CollectionOperationResponse.Parser, cancellationToken);
        ThrowUnlessDone(response, $"Collection '{collectionName}' could not be deleted");
    }

    /// <summary>Changes aliases, all in one step. Creating an alias that exists points it elsewhere.</summary>
    /// <exception cref="QdrantException">The server did not change them.</exception>
    public async Task UpdateAliasesAsync(
        IReadOnlyList<AliasOperations> aliasOperations,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var request = new ChangeAliases { Actions = { aliasOperations } };
        if (timeout is { } wait)
            request.Timeout = Seconds(wait);

        var response = await CallAsync(
            "/qdrant.Collections/UpdateAliases", request, CollectionOperationResponse.Parser, cancellationToken);
        ThrowUnlessDone(response, "Alias update operation could not be performed");
    }

    /// <summary>All aliases and the collections they point to.</summary>
    public async Task<IReadOnlyList<AliasDescription>> ListAliasesAsync(CancellationToken cancellationToken = default)
    {
        var response = await CallAsync(
            "/qdrant.Collections/ListAliases", new ListAliasesRequest(), ListAliasesResponse.Parser, cancellationToken);
        return response.Aliases;
    }

    private static void ThrowUnlessDone(CollectionOperationResponse response, string failure)
    {
        if (!response.Result)
            throw new QdrantException(failure);
    }
}
