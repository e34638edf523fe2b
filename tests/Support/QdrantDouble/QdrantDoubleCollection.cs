using System.Numerics.Tensors;
using Grpc.Core;
using Qdrant.Client.Grpc;

namespace Chatbot.Tests.QdrantDouble;

/// <summary>One collection of the <see cref="QdrantInProcessDouble"/>.</summary>
internal sealed class QdrantDoubleCollection(CreateCollection made)
{
    private readonly SortedDictionary<PointId, PointStruct> _points = new(ById);
    private readonly HashSet<string> _indexed = [];

    /// <summary>The order of pages: numbers before UUIDs, each ascending.</summary>
    public static Comparer<PointId> ById { get; } = Comparer<PointId>.Create((left, right) =>
        (left.PointIdOptionsCase, right.PointIdOptionsCase) switch
        {
            (PointId.PointIdOptionsOneofCase.Num, PointId.PointIdOptionsOneofCase.Num) => left.Num.CompareTo(right.Num),
            (PointId.PointIdOptionsOneofCase.Uuid, PointId.PointIdOptionsOneofCase.Uuid) => string.CompareOrdinal(left.Uuid, right.Uuid),
            var (one, other) => one.CompareTo(other),
        });

    public void Upsert(IEnumerable<PointStruct> points)
    {
        foreach (var point in points)
        {
            if (point.Vectors?.Vectors_ is not { } named)
                throw Refusal("Expected some vectors");
            foreach (var (name, vector) in named.Vectors)
                Check(name, vector);
            _points[point.Id] = point;
        }
    }

    public void Index(string field) => _indexed.Add(field);

    public IEnumerable<PointStruct> Get(IEnumerable<PointId> ids) =>
        ids.Where(_points.ContainsKey).Select(id => _points[id]);

    public IEnumerable<PointStruct> Matching(Filter? filter)
    {
        var conditions = filter?.Must.Select(condition => condition.Field).ToList() ?? [];
        if (conditions.Find(condition => !_indexed.Contains(condition.Key)) is { } unindexed)
            throw Refusal($"Index required but not found for \"{unindexed.Key}\"");

        return _points.Values.Where(point => conditions.TrueForAll(condition =>
            point.Payload.TryGetValue(condition.Key, out var value) && value.StringValue == condition.Match.Keyword));
    }

    /// <summary>The best points for one query and their scores; equal scores in no order that anybody could rely on.</summary>
    public IEnumerable<(PointStruct Point, float Score)> Query(QueryPoints query)
    {
        if (query.Params is not { Exact: true })
            throw Refusal("The double searches exactly and takes no query that asks for less.");
        var vector = query.Query.Nearest;
        var scored = vector.VariantCase == VectorInput.VariantOneofCase.Dense
            ? Cosine(query.Using, [.. vector.Dense.Data])
            : InnerProduct(query.Using, vector.Sparse);
        return scored.Reverse().OrderByDescending(hit => hit.Score).Skip((int)query.Offset).Take((int)query.Limit);
    }

    private IEnumerable<(PointStruct Point, float Score)> Cosine(string name, float[] query)
    {
        CheckLength(name, query.Length);
        return WithVector(name).Select(stored => (stored.Point, TensorPrimitives.CosineSimilarity([.. stored.Vector.Dense.Data], query)));
    }

    private IEnumerable<(PointStruct Point, float Score)> InnerProduct(string name, SparseVector query)
    {
        if (!made.SparseVectorsConfig.Map.TryGetValue(name, out var parameters))
            throw Refusal($"Not existing vector name error: {name}");

        var stored = WithVector(name)
            .Select(point => (point.Point, Weights: point.Vector.Sparse.Indices.Zip(point.Vector.Sparse.Values).ToDictionary()))
            .ToList();
        var weights = query.Indices.Zip(query.Values)
            .Select(term =>
            {
                var withTerm = stored.Count(point => point.Weights.ContainsKey(term.First));
                return (Id: term.First, Weight: term.Second * Modified(parameters.Modifier, stored.Count, withTerm));
            })
            .ToList();
        return stored
            .Where(point => weights.Exists(term => point.Weights.ContainsKey(term.Id)))
            .Select(point => (point.Point, weights.Sum(term => term.Weight * point.Weights.GetValueOrDefault(term.Id))));
    }

    // Qdrant's documentation of the IDF modifier: ln((N - n + 0.5) / (n + 0.5) + 1).
    private static float Modified(Modifier modifier, int points, int withTerm) =>
        modifier == Modifier.Idf ? MathF.Log(((points - withTerm + 0.5f) / (withTerm + 0.5f)) + 1) : 1;

    private IEnumerable<(PointStruct Point, Vector Vector)> WithVector(string name) => _points.Values
        .Where(point => point.Vectors.Vectors_.Vectors.ContainsKey(name))
        .Select(point => (point, point.Vectors.Vectors_.Vectors[name]));

    private void Check(string name, Vector vector)
    {
        if (vector.VectorCase == Vector.VectorOneofCase.Dense)
            CheckLength(name, vector.Dense.Data.Count);
        else if (made.SparseVectorsConfig?.Map.ContainsKey(name) != true)
            throw Refusal($"Not existing vector name error: {name}");
        else if (vector.Sparse.Values.Count != vector.Sparse.Indices.Distinct().Count()
            || vector.Sparse.Values.Count != vector.Sparse.Indices.Count)
            throw Refusal("Sparse indices must be unique, with one value each");
    }

    private void CheckLength(string name, int length)
    {
        if (made.VectorsConfig?.ParamsMap.Map.TryGetValue(name, out var parameters) != true)
            throw Refusal($"Not existing vector name error: {name}");
        if (parameters!.Size != (ulong)length)
            throw Refusal($"Vector dimension error: expected dim: {parameters.Size}, got {length}");
    }

    private static RpcException Refusal(string detail) => new(new Status(StatusCode.InvalidArgument, $"Wrong input: {detail}"));
}
