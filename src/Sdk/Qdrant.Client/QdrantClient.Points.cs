using Qdrant.Client.Grpc;

namespace Qdrant.Client;

public partial class QdrantClient
{
    /// <summary>Writes points; one whose id exists is replaced.</summary>
    public async Task<UpdateResult> UpsertAsync(
        string collectionName,
        IReadOnlyList<PointStruct> points,
        bool wait = true,
        WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default)
    {
        var request = new UpsertPoints
        {
            CollectionName = collectionName,
            Points = { points },
            Wait = wait,
            Ordering = Ordering(ordering),
            ShardKeySelector = shardKeySelector,
        };
        var response = await CallAsync("/qdrant.Points/Upsert", request, PointsOperationResponse.Parser, cancellationToken);
        return response.Result;
    }

    /// <summary>Indexes a payload field, for filters on it.</summary>
    public async Task<UpdateResult> CreatePayloadIndexAsync(
        string collectionName,
        string fieldName,
        PayloadSchemaType schemaType = PayloadSchemaType.Keyword,
        PayloadIndexParams? indexParams = null,
        bool wait = true,
        WriteOrderingType? ordering = null,
        CancellationToken cancellationToken = default)
    {
        var request = new CreateFieldIndexCollection
        {
            CollectionName = collectionName,
            FieldName = fieldName,
            FieldType = Field(schemaType),
            FieldIndexParams = indexParams,
            Wait = wait,
            Ordering = Ordering(ordering),
        };
        var response = await CallAsync("/qdrant.Points/CreateFieldIndex", request, PointsOperationResponse.Parser, cancellationToken);
        return response.Result;
    }

    /// <summary>How many points match a filter; all of them without one.</summary>
    public async Task<ulong> CountAsync(
        string collectionName,
        Filter? filter = null,
        bool exact = true,
        ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default)
    {
        var request = new CountPoints
        {
            CollectionName = collectionName,
            Filter = filter,
            Exact = exact,
            ReadConsistency = readConsistency,
            ShardKeySelector = shardKeySelector,
        };
        var response = await CallAsync("/qdrant.Points/Count", request, CountResponse.Parser, cancellationToken);
        return response.Result.Count;
    }

    /// <summary>The points of those ids that exist.</summary>
    public async Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        string collectionName,
        IReadOnlyList<PointId> ids,
        bool withPayload = true,
        bool withVectors = false,
        ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default)
    {
        var request = new GetPoints
        {
            CollectionName = collectionName,
            Ids = { ids },
            WithPayload = withPayload,
            WithVectors = withVectors,
            ReadConsistency = readConsistency,
            ShardKeySelector = shardKeySelector,
        };
        var response = await CallAsync("/qdrant.Points/Get", request, GetResponse.Parser, cancellationToken);
        return response.Result;
    }

    /// <summary>One page of the points that match a filter, by ascending id, and the id at which the next page begins.</summary>
    public Task<ScrollResponse> ScrollAsync(
        string collectionName,
        Filter? filter = null,
        uint limit = 10,
        PointId? offset = null,
        WithPayloadSelector? payloadSelector = null,
        WithVectorsSelector? vectorsSelector = null,
        ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null,
        OrderBy? orderBy = null,
        CancellationToken cancellationToken = default)
    {
        var request = new ScrollPoints
        {
            CollectionName = collectionName,
            Filter = filter,
            Limit = limit,
            Offset = offset,
            WithPayload = payloadSelector ?? true,
            WithVectors = vectorsSelector ?? false,
            ReadConsistency = readConsistency,
            ShardKeySelector = shardKeySelector,
            OrderBy = orderBy,
        };
        return CallAsync("/qdrant.Points/Scroll", request, ScrollResponse.Parser, cancellationToken);
    }

    /// <summary>Answers several queries in one round trip, in their order.</summary>
    public async Task<IReadOnlyList<BatchResult>> QueryBatchAsync(
        string collectionName,
        IReadOnlyList<QueryPoints> queries,
        ReadConsistency? readConsistency = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var request = new QueryBatchPoints
        {
            CollectionName = collectionName,
            QueryPoints = { queries },
            ReadConsistency = readConsistency,
        };
        if (timeout is { } wait)
            request.Timeout = Seconds(wait);

        var response = await CallAsync("/qdrant.Points/QueryBatch", request, QueryBatchResponse.Parser, cancellationToken);
        return response.Result;
    }

    private static WriteOrdering? Ordering(WriteOrderingType? type) =>
        type is { } ordering ? new WriteOrdering { Type = ordering } : null;

    private static FieldType Field(PayloadSchemaType schema) => schema switch
    {
        PayloadSchemaType.Keyword => FieldType.Keyword,
        PayloadSchemaType.Integer => FieldType.Integer,
        PayloadSchemaType.Float => FieldType.Float,
        PayloadSchemaType.Geo => FieldType.Geo,
        PayloadSchemaType.Text => FieldType.Text,
        PayloadSchemaType.Bool => FieldType.Bool,
        PayloadSchemaType.Datetime => FieldType.Datetime,
        PayloadSchemaType.Uuid => FieldType.Uuid,
        _ => throw new ArgumentException($"A payload field cannot be indexed as {schema}.", nameof(schema)),
    };
}
