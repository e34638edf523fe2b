using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Indexing;

/// <summary>Documents that are split and embedded; what is left is to weigh their terms.</summary>
/// <param name="Documents">The documents.</param>
/// <param name="Passages">Their passages, those of one document one after the other.</param>
/// <param name="Vectors">One for each passage.</param>
/// <param name="Embedder">The model.</param>
internal sealed record EmbeddedDocuments(
    IReadOnlyList<SourceDocument> Documents,
    IReadOnlyList<(Passage Passage, SourceDocument Document)> Passages,
    IReadOnlyList<ReadOnlyMemory<float>> Vectors,
    string Embedder)
{
    private int Dimensions => Vectors.Count > 0 ? Vectors[0].Length : 0;

    /// <summary>These documents and others, that are taken over as they are.</summary>
    public EmbeddedDocuments With(IEnumerable<(SourceDocument Document, IReadOnlyList<EmbeddedPassage> Passages)> kept)
    {
        var (documents, passages, vectors) = (Documents.ToList(), Passages.ToList(), Vectors.ToList());
        foreach (var (document, own) in kept)
        {
            documents.Add(document);
            passages.AddRange(own.Select(embedded => (embedded.Passage, document)));
            vectors.AddRange(own.Select(embedded => embedded.Dense));
        }

        return this with { Documents = documents, Passages = passages, Vectors = vectors };
    }

    /// <summary>The content of an index of these documents alone.</summary>
    public IndexContent Weigh(string contentHash, CancellationToken cancellationToken)
    {
        var counter = new TermCounter(Passages, cancellationToken);
        return Content(counter, counter.Counts, Dimensions, contentHash, cancellationToken);
    }

    /// <summary>
    /// What these documents add to an index; null when the average length of passages changes so much that the terms of all its passages have to be
    /// weighed anew.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="removed">Ids of documents that it loses.</param>
    /// <param name="contentHash">Hash over all documents that it will have.</param>
    /// <param name="cancellationToken">Stops.</param>
    public IndexContent? Weigh(ILocalIndex index, IEnumerable<string> removed, string contentHash, CancellationToken cancellationToken)
    {
        var lost = removed.SelectMany(id => index.Embedded(id).Select(embedded => (embedded.Passage, index.Document(id)!))).ToList();
        var counter = new TermCounter(Passages, cancellationToken);
        var before = TermCounts.Load(index.TermCounts);
        var after = before.With(new TermCounter(lost, cancellationToken).Counts, counter.Counts);
        return SparseEncoder.StepOf(TermCounter.AverageLength(before)) == SparseEncoder.StepOf(TermCounter.AverageLength(after))
            ? Content(counter, after, index.Manifest.Dimensions, contentHash, cancellationToken)
            : null;
    }

    private IndexContent Content(TermCounter counter, TermCounts counts, int dimensions, string contentHash, CancellationToken cancellationToken)
    {
        var encoder = TermCounter.EncoderFor(counts);
        var indexed = new IndexedPassage[Passages.Count];
        Parallel.For(0, indexed.Length, new ParallelOptions { CancellationToken = cancellationToken }, at =>
            indexed[at] = new IndexedPassage(Passages[at].Passage, Vectors[at], counter.SparseOf(at, encoder)));
        return new IndexContent(Documents, indexed, Embedder, dimensions, counts.Save(), contentHash);
    }
}
