using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;
using Qdrant.Client.Grpc;

namespace Chatbot.Knowledge.Qdrant;

/// <summary>
/// One generation on a Qdrant server. Its collections are asked by their own names, so a switch of the alias does not touch it.
/// </summary>
internal sealed class QdrantPassageIndex(
    QdrantServer server,
    QdrantGeneration generation,
    IndexManifest manifest,
    ReadOnlyMemory<byte> termCounts) : IPassageIndex
{
    private const int MostCandidates = 1000;

    // The server orders equal scores as it likes, and passages with the same words score alike. So many more are asked for, that those
    // which tie with the last are put in order before the list is cut.
    private const int TiesBeyond = 28;

    // Passages have a few kilobytes each, and an answer at most 4 MiB.
    private const int PassagesPerAnswer = 250;
    private const uint DocumentsPerAnswer = 32;

    public IndexManifest Manifest => manifest;

    public ReadOnlyMemory<byte> TermCounts => termCounts;

    public async ValueTask<Candidates> SearchAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, MostCandidates);
        if (query.Dense.Length != 0 && query.Dense.Length != manifest.Dimensions)
        {
            throw new ArgumentException(
                $"The query vector has {query.Dense.Length} dimensions; the index has {manifest.Dimensions}.", nameof(query));
        }

        cancellationToken.ThrowIfCancellationRequested();

        var halves = new List<QueryPoints>(2);
        if (query.Dense.Length > 0)
            halves.Add(Half(PassagePoint.Dense, query.Dense.ToArray(), query.Limit));
        if (query.Sparse.Indices.Length > 0)
            halves.Add(Half(PassagePoint.Sparse, (query.Sparse.Values, query.Sparse.Indices), query.Limit));
        if (halves.Count == 0)
            return new Candidates([], []);

        var answers = await server.AskAsync(
            client => client.QueryBatchAsync(generation.Passages, halves, cancellationToken: cancellationToken), cancellationToken);
        var best = answers.Select(answer => Best(answer.Result, query.Limit)).ToList();
        var passages = await PassagesAsync([.. best.SelectMany(hits => hits)], query.Limit, cancellationToken);
        IReadOnlyList<ScoredPassage> Scored(string vector) => halves.FindIndex(half => half.Using == vector) is >= 0 and var half
            ? [.. best[half].Select(hit => new ScoredPassage(passages[hit.Id], hit.Score))]
            : [];
        return new Candidates(Scored(PassagePoint.Dense), Scored(PassagePoint.Sparse));
    }

    public async ValueTask<SourceDocument?> GetDocumentAsync(string documentId, CancellationToken cancellationToken)
    {
        var page = await server.AskAsync(
            client => client.ScrollAsync(
                generation.Documents,
                Conditions.MatchKeyword(DocumentPoints.Document, documentId),
                limit: 1,
                cancellationToken: cancellationToken),
            cancellationToken);
        return page.Result.Select(point => DocumentPoints.ReadDocument(point.Payload)).SingleOrDefault();
    }

    public async IAsyncEnumerable<SourceDocument> ListDocumentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var points = server.ReadAsync(
            generation.Documents, DocumentPoints.AllDocuments, DocumentsPerAnswer, withVectors: false, cancellationToken);
        await foreach (var point in points)
            yield return DocumentPoints.ReadDocument(point.Payload);
    }

    public async ValueTask<IReadOnlyList<Passage>> GetPassagesAsync(string documentId, CancellationToken cancellationToken)
    {
        var ofDocument = Conditions.MatchKeyword(PassagePoint.Document, documentId);
        return await server.ReadAsync(generation.Passages, ofDocument, PassagesPerAnswer, withVectors: false, cancellationToken)
            .Select(point => PassagePoint.Read(point.Payload))
            .OrderBy(passage => passage.Span.Start)
            .ThenBy(passage => passage.Span.End)
            .ToListAsync(cancellationToken);
    }

    /// <summary>All passages with their vectors, by document and in reading order.</summary>
    /// <exception cref="IndexUnavailableException">The server cannot be reached or refuses.</exception>
    public async Task<IReadOnlyList<IndexedPassage>> ReadPassagesAsync(CancellationToken cancellationToken) =>
        await server.ReadAsync(generation.Passages, filter: null, PassagesPerAnswer, withVectors: true, cancellationToken)
            .OrderBy(point => point.Payload, PassagePoint.Order)
            .Select(PassagePoint.ReadIndexed)
            .ToListAsync(cancellationToken);

    /// <summary>The connection belongs to the store.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private QueryPoints Half(string vector, Query query, int limit) => new()
    {
        CollectionName = generation.Passages,
        Query = query,
        Using = vector,
        Limit = (ulong)(limit + TiesBeyond),
        Params = new SearchParams { Exact = QdrantGeneration.IsExact(manifest.Passages) },
        WithPayload = ComeAlong(limit)
            ? true
            : new WithPayloadSelector
            {
                Include = new PayloadIncludeSelector { Fields = { PassagePoint.Document, PassagePoint.Start, PassagePoint.Length } },
            },
    };

    // Few passages come along with their scores; many, which one answer may not hold, are read afterwards.
    private static bool ComeAlong(int limit) => limit + TiesBeyond <= PassagesPerAnswer;

    private static List<ScoredPoint> Best(IEnumerable<ScoredPoint> hits, int limit) =>
        [.. hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Payload, PassagePoint.Order).Take(limit)];

    private async Task<Dictionary<PointId, Passage>> PassagesAsync(
        IReadOnlyList<ScoredPoint> hits, int limit, CancellationToken cancellationToken)
    {
        var passages = new Dictionary<PointId, Passage>();
        if (ComeAlong(limit))
        {
            foreach (var hit in hits)
                passages[hit.Id] = PassagePoint.Read(hit.Payload);
            return passages;
        }

        foreach (var ids in hits.Select(hit => hit.Id).Distinct().Chunk(PassagesPerAnswer))
        {
            var points = await server.AskAsync(
                client => client.RetrieveAsync(generation.Passages, ids, cancellationToken: cancellationToken), cancellationToken);
            foreach (var point in points)
                passages[point.Id] = PassagePoint.Read(point.Payload);
        }

        return passages;
    }
}
