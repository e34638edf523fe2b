using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text;
using Google.Protobuf.Collections;
using Qdrant.Client.Grpc;

namespace Chatbot.Knowledge.Qdrant;

/// <summary>A passage as a point of a Qdrant collection: its vectors by name, everything else as payload.</summary>
internal static class PassagePoint
{
    /// <summary>Name of the embedding among a point's vectors.</summary>
    public const string Dense = "dense";

    /// <summary>Name of the term weights among a point's vectors.</summary>
    public const string Sparse = "sparse";

    // Stands for no term at all in a passage that has none: Qdrant reckons how rare a term is among the points that have a sparse vector,
    // and the embedded index among all passages.
    private const uint NoTerm = uint.MaxValue;

    private static readonly float[] Wordless = [1];

    /// <summary>The payload field with the id of the passage's document.</summary>
    public const string Document = "document";

    /// <summary>The payload field with the passage's place in its document.</summary>
    public const string Start = "start";

    /// <summary>The payload field with the passage's length.</summary>
    public const string Length = "length";

    /// <summary>Of two payloads, that of the document whose id comes first; in one document, in reading order.</summary>
    public static Comparer<MapField<string, Value>> Order { get; } = Comparer<MapField<string, Value>>.Create((left, right) =>
    {
        var documents = string.CompareOrdinal(left[Document].StringValue, right[Document].StringValue);
        return documents != 0 ? documents : Place(left).CompareTo(Place(right));
    });

    /// <summary>The point of a passage.</summary>
    public static PointStruct Of(IndexedPassage indexed)
    {
        var passage = indexed.Passage;
        var vectors = new Dictionary<string, Vector>
        {
            [Dense] = indexed.Dense.ToArray(),
            [Sparse] = indexed.Sparse.Indices.Length > 0 ? (indexed.Sparse.Values, indexed.Sparse.Indices) : (Wordless, [NoTerm]),
        };

        return new PointStruct
        {
            Id = Id(passage.Id),
            Vectors = vectors,
            Payload =
            {
                ["passage"] = passage.Id,
                [Document] = passage.DocumentId,
                ["title"] = passage.Title,
                ["headings"] = passage.HeadingPath.ToArray(),
                [Start] = passage.Span.Start,
                [Length] = passage.Span.Length,
                ["text"] = passage.Text,
                ["tokens"] = passage.TokenCount,
                ["units"] = Units(passage.Units),
            },
        };
    }

    /// <summary>The passage of a point.</summary>
    public static Passage Read(MapField<string, Value> payload) => new()
    {
        Id = payload["passage"].StringValue,
        DocumentId = payload[Document].StringValue,
        Title = payload["title"].StringValue,
        HeadingPath = [.. payload["headings"].ListValue.Values.Select(heading => heading.StringValue)],
        Span = new TextSpan((int)payload[Start].IntegerValue, (int)payload[Length].IntegerValue),
        Text = payload["text"].StringValue,
        TokenCount = (int)payload["tokens"].IntegerValue,
        Units = Units(payload["units"].StringValue),
    };

    /// <summary>The passage of a point with its vectors.</summary>
    public static IndexedPassage ReadIndexed(RetrievedPoint point)
    {
        var vectors = point.Vectors.Vectors.Vectors;
        var sparse = vectors[Sparse].GetSparseVector()!;
        return new IndexedPassage(
            Read(point.Payload),
            vectors[Dense].GetDenseVector()!.Data.ToArray(),
            sparse.Indices is [NoTerm] ? new([], []) : new([.. sparse.Indices], [.. sparse.Values]));
    }

    /// <summary>
    /// The id of a point, made from a name and always the same for it: Qdrant takes numbers and UUIDs, ours are words.
    /// A version 8 UUID (RFC 9562) of the name's SHA-256.
    /// </summary>
    public static Guid Id(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    private static (long Start, long Length) Place(MapField<string, Value> payload) =>
        (payload[Start].IntegerValue, payload[Length].IntegerValue);

    // [kind, start, length, kind, start, length, ...]: a passage has many units, and as payload values they would outweigh its text.
    private static string Units(IReadOnlyList<PassageUnit> units) =>
        JsonSerializer.Serialize(units.SelectMany(unit => new[] { (int)unit.Kind, unit.Span.Start, unit.Span.Length }));

    private static PassageUnit[] Units(string json) =>
        [.. JsonSerializer.Deserialize<int[]>(json)!
            .Chunk(3)
            .Select(unit => new PassageUnit((UnitKind)unit[0], new TextSpan(unit[1], unit[2])))];
}
