using Chatbot.Tests.Grpc;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Qdrant.Client.Grpc;

namespace Chatbot.Tests.QdrantDouble;

/// <summary>
/// Stands in for a Qdrant server: the same calls over the same wire, kept in memory, searched exactly. Stricter than a server is by
/// default: it refuses filters on fields without an index and writes that nobody waits for.
/// </summary>
internal sealed class QdrantInProcessDouble : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, QdrantDoubleCollection> _collections = [];
    private readonly SortedDictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly List<string> _calls = [];
    private readonly string? _apiKey;
    private LoopbackGrpcServer? _server;

    private QdrantInProcessDouble(string? apiKey) => _apiKey = apiKey;

    /// <summary>Where it listens.</summary>
    public Uri Address => _server!.Address;

    /// <summary>Called with each method's path before it is answered; what it throws is the answer.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>Whether it is away: connections break, also those of calls that it is answering; what it holds stays.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether it takes calls and never answers.</summary>
    public bool IsStalled { get; set; }

    /// <summary>The paths of the methods called so far.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    /// <summary>The names of the collections, in order.</summary>
    public IReadOnlyList<string> Collections
    {
        get
        {
            lock (_gate)
                return [.. _collections.Keys.Order(StringComparer.Ordinal)];
        }
    }

    public static async Task<QdrantInProcessDouble> StartAsync(string? apiKey = null)
    {
        var qdrant = new QdrantInProcessDouble(apiKey);
        qdrant._server = await LoopbackGrpcServer.StartAsync(qdrant.AnswerAsync);
        return qdrant;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var message = await context.ReadMessageAsync();
        IMessage answer;
        try
        {
            if (_apiKey is not null && context.Request.Headers["api-key"] != _apiKey)
                throw Refusal(StatusCode.Unauthenticated, "Must provide an API key or an Authorization bearer token");
            Before(path);
            if (IsStalled)
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            if (IsDown)
            {
                context.Abort();
                return;
            }

            lock (_gate)
            {
                _calls.Add(path);
                answer = Answer(path, message);
            }
        }
        catch (RpcException refusal)
        {
            context.Fail((int)refusal.StatusCode, refusal.Status.Detail);
            return;
        }

        await context.AnswerAsync(answer);
    }

    private IMessage Answer(string path, byte[] message) => path switch
    {
        "/qdrant.Collections/Create" => Create(CreateCollection.Parser.ParseFrom(message)),
        "/qdrant.Collections/Delete" => Delete(DeleteCollection.Parser.ParseFrom(message)),
        "/qdrant.Collections/List" => new ListCollectionsResponse
        {
            Collections = { _collections.Keys.Select(name => new CollectionDescription { Name = name }) },
        },
        "/qdrant.Collections/UpdateAliases" => Change(ChangeAliases.Parser.ParseFrom(message)),
        "/qdrant.Collections/ListAliases" => new ListAliasesResponse
        {
            Aliases = { _aliases.Select(alias => new AliasDescription { AliasName = alias.Key, CollectionName = alias.Value }) },
        },
        "/qdrant.Points/Upsert" => Upsert(UpsertPoints.Parser.ParseFrom(message)),
        "/qdrant.Points/CreateFieldIndex" => IndexField(CreateFieldIndexCollection.Parser.ParseFrom(message)),
        "/qdrant.Points/Count" => Count(CountPoints.Parser.ParseFrom(message)),
        "/qdrant.Points/Get" => Get(GetPoints.Parser.ParseFrom(message)),
        "/qdrant.Points/Scroll" => Scroll(ScrollPoints.Parser.ParseFrom(message)),
        "/qdrant.Points/QueryBatch" => Query(QueryBatchPoints.Parser.ParseFrom(message)),
        _ => throw Refusal(StatusCode.Unimplemented, path),
    };

    private CollectionOperationResponse Create(CreateCollection request)
    {
        if (_aliases.ContainsKey(request.CollectionName)
            || !_collections.TryAdd(request.CollectionName, new QdrantDoubleCollection(request)))
            throw Refusal(StatusCode.InvalidArgument, $"Wrong input: Collection `{request.CollectionName}` already exists!");
        return new CollectionOperationResponse { Result = true };
    }

    private CollectionOperationResponse Delete(DeleteCollection request)
    {
        foreach (var alias in _aliases.Where(alias => alias.Value == request.CollectionName).ToList())
            _aliases.Remove(alias.Key);
        return new CollectionOperationResponse { Result = _collections.Remove(request.CollectionName) };
    }

    private CollectionOperationResponse Change(ChangeAliases request)
    {
        foreach (var create in request.Actions.Select(action => action.CreateAlias))
        {
            Find(create.CollectionName);
            if (_collections.ContainsKey(create.AliasName))
                throw Refusal(StatusCode.InvalidArgument, $"Wrong input: Collection `{create.AliasName}` already exists!");
            _aliases[create.AliasName] = create.CollectionName;
        }

        return new CollectionOperationResponse { Result = true };
    }

    private PointsOperationResponse Upsert(UpsertPoints request)
    {
        if (!request.Wait)
            throw Refusal(StatusCode.InvalidArgument, "The double takes no write that nobody waits for.");
        Find(request.CollectionName).Upsert(request.Points);
        return Completed();
    }

    private PointsOperationResponse IndexField(CreateFieldIndexCollection request)
    {
        Find(request.CollectionName).Index(request.FieldName);
        return Completed();
    }

    private CountResponse Count(CountPoints request) =>
        new() { Result = new CountResult { Count = (ulong)Find(request.CollectionName).Matching(request.Filter).Count() } };

    private GetResponse Get(GetPoints request) =>
        new() { Result = { Find(request.CollectionName).Get(request.Ids).Select(point => Read(point, request.WithPayload, request.WithVectors)) } };

    private ScrollResponse Scroll(ScrollPoints request)
    {
        var limit = request.HasLimit ? (int)request.Limit : 10;
        var points = Find(request.CollectionName).Matching(request.Filter)
            .Where(point => request.Offset is null || QdrantDoubleCollection.ById.Compare(point.Id, request.Offset) >= 0)
            .Take(limit + 1)
            .ToList();
        return new ScrollResponse
        {
            Result = { points.Take(limit).Select(point => Read(point, request.WithPayload, request.WithVectors)) },
            NextPageOffset = points.Count > limit ? points[limit].Id : null,
        };
    }

    private QueryBatchResponse Query(QueryBatchPoints request) => new()
    {
        Result =
        {
            request.QueryPoints.Select(query => new BatchResult
            {
                Result =
                {
                    Find(query.CollectionName).Query(query).Select(hit => new ScoredPoint
                    {
                        Id = hit.Point.Id,
                        Score = hit.Score,
                        Payload = { Payload(hit.Point, query.WithPayload) },
                    }),
                },
            }),
        },
    };

    private QdrantDoubleCollection Find(string name) =>
        _collections.TryGetValue(_aliases.GetValueOrDefault(name, name), out var collection)
            ? collection
            : throw Refusal(StatusCode.NotFound, $"Not found: Collection `{name}` doesn't exist!");

    private static RetrievedPoint Read(PointStruct point, WithPayloadSelector payload, WithVectorsSelector? vectors)
    {
        var read = new RetrievedPoint { Id = point.Id, Payload = { Payload(point, payload) } };
        if (vectors is { Enable: true })
        {
            read.Vectors = new VectorsOutput { Vectors = new NamedVectorsOutput() };
            foreach (var (name, vector) in point.Vectors.Vectors_.Vectors)
                read.Vectors.Vectors.Vectors.Add(name, VectorOutput.Parser.ParseFrom(vector.ToByteArray()));
        }

        return read;
    }

    private static Dictionary<string, Value> Payload(PointStruct point, WithPayloadSelector? selector) => point.Payload
        .Where(field => selector is { Enable: true } || selector?.Include?.Fields.Contains(field.Key) == true)
        .ToDictionary();

    private static PointsOperationResponse Completed() => new() { Result = new UpdateResult { Status = UpdateStatus.Completed } };

    private static RpcException Refusal(StatusCode code, string detail) => new(new Status(code, detail));
}
