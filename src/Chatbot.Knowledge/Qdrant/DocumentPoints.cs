using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;
using Google.Protobuf.Collections;
using Qdrant.Client.Grpc;

namespace Chatbot.Knowledge.Qdrant;

/// <summary>
/// What a generation holds besides passages, as points without vectors: documents, numbered in the order of their ids; what the
/// embedder learned, in parts small enough to be sent; and, written last, the manifest.
/// </summary>
internal static class DocumentPoints
{
    /// <summary>The payload field that says what a point is.</summary>
    public const string Kind = "kind";

    /// <summary>The payload field with a document's id.</summary>
    public const string Document = "document";

    private const int FormatVersion = 1;
    private const int StatePartBytes = 512 * 1024;

    // One point has to fit into one answer, of which gRPC clients receive 4 MiB.
    private const int LargestDocumentBytes = 3 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
    };

    private sealed record StoredManifest(int Format, int StateParts, IndexManifest Index);

    /// <summary>Finds all documents.</summary>
    public static Filter AllDocuments { get; } = Conditions.MatchKeyword(Kind, "document");

    /// <summary>The id of the manifest's point.</summary>
    public static PointId ManifestId { get; } = PassagePoint.Id("manifest");

    /// <summary>The points of all documents.</summary>
    /// <exception cref="DocumentFormatException">A document is too large to be read back.</exception>
    public static IEnumerable<PointStruct> Of(IEnumerable<SourceDocument> documents) =>
        documents.OrderBy(document => document.Id, StringComparer.Ordinal).Select((document, number) =>
        {
            var json = JsonSerializer.Serialize(document, Json);
            if (Encoding.UTF8.GetByteCount(json) > LargestDocumentBytes)
            {
                throw new DocumentFormatException(
                    document.Path, 0, "the document is over 3 MB, more than an index in Qdrant takes; split it into several");
            }

            return Point((ulong)number, "document", json, (Document, document.Id));
        });

    /// <summary>The points of what the embedder learned.</summary>
    public static IReadOnlyList<PointStruct> OfState(ReadOnlyMemory<byte> state) =>
        [.. Enumerable.Range(0, StateParts(state.Length)).Select(part =>
        {
            var start = part * StatePartBytes;
            var bytes = state.Span[start..Math.Min(start + StatePartBytes, state.Length)];
            return Point(StateId(part), "embedder", Convert.ToBase64String(bytes));
        })];

    /// <summary>The point of the manifest.</summary>
    public static PointStruct Of(IndexManifest manifest, int stateBytes) =>
        Point(ManifestId, "manifest", JsonSerializer.Serialize(new StoredManifest(FormatVersion, StateParts(stateBytes), manifest), Json));

    /// <summary>The document of a point.</summary>
    public static SourceDocument ReadDocument(MapField<string, Value> payload) =>
        JsonSerializer.Deserialize<SourceDocument>(payload["content"].StringValue, Json)!;

    /// <summary>The manifest of a point, and the ids of the points that hold what the embedder learned.</summary>
    /// <exception cref="JsonException">It was written in a format that this version does not read.</exception>
    public static (IndexManifest Manifest, IReadOnlyList<PointId> State) ReadManifest(MapField<string, Value> payload)
    {
        var stored = JsonSerializer.Deserialize<StoredManifest>(payload["content"].StringValue, Json)!;
        return stored.Format == FormatVersion
            ? (stored.Index, [.. Enumerable.Range(0, stored.StateParts).Select(StateId)])
            : throw new JsonException($"Format {stored.Format} instead of {FormatVersion}.");
    }

    /// <summary>A part of what the embedder learned.</summary>
    public static byte[] ReadStatePart(MapField<string, Value> payload) => Convert.FromBase64String(payload["content"].StringValue);

    private static int StateParts(int bytes) => (bytes + StatePartBytes - 1) / StatePartBytes;

    private static PointId StateId(int part) => PassagePoint.Id($"embedder/{part}");

    private static PointStruct Point(PointId id, string kind, string content, params (string Key, Value Value)[] more)
    {
        // The server asks for vectors in every point; in a collection without vectors they are an empty set.
        var point = new PointStruct
        {
            Id = id,
            Vectors = new Dictionary<string, Vector>(),
            Payload = { [Kind] = kind, ["content"] = content },
        };
        foreach (var (key, value) in more)
            point.Payload.Add(key, value);
        return point;
    }
}
