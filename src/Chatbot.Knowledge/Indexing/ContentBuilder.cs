using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Splitting;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Indexing;

/// <summary>Splits documents and embeds their passages.</summary>
/// <param name="splitter">Splits documents.</param>
/// <param name="embedder">Gives passages their vectors.</param>
/// <param name="progress">Told how far it is.</param>
internal sealed class ContentBuilder(PassageSplitter splitter, IEmbeddingGenerator<string, Embedding<float>> embedder, IProgress<IndexProgress>? progress)
{
    private const int PassagesEmbeddedAtOnce = 1024;

    /// <summary>Splits and embeds documents; texts that have a vector already are not embedded again.</summary>
    public async Task<EmbeddedDocuments> EmbedAsync(IReadOnlyList<SourceDocument> documents, ReusedVectors reused, CancellationToken cancellationToken)
    {
        var passages = Split(documents, cancellationToken);
        var vectors = new ReadOnlyMemory<float>[passages.Count];
        var done = 0;
        foreach (var batch in passages.Index().Chunk(PassagesEmbeddedAtOnce))
        {
            var missing = new List<(int At, string Text)>();
            foreach (var (at, (passage, document)) in batch)
            {
                var text = PassageText.Of(passage, document);
                if (reused.Of(text) is { } vector)
                    vectors[at] = vector;
                else
                    missing.Add((at, text));
            }

            var made = missing.Count == 0 ? [] : await embedder.GenerateAsync(missing.Select(text => text.Text), cancellationToken: cancellationToken);
            foreach (var (embedding, (at, _)) in made.Zip(missing))
                vectors[at] = embedding.Vector;
            progress?.Report(new IndexProgress("embedding", done += batch.Length, passages.Count));
        }

        return new EmbeddedDocuments(documents, passages, vectors, EmbedderIdentity.Of(embedder));
    }

    private List<(Passage Passage, SourceDocument Document)> Split(IReadOnlyList<SourceDocument> documents, CancellationToken cancellationToken)
    {
        var split = new Passage[documents.Count][];
        var done = 0;
        Parallel.For(0, documents.Count, new ParallelOptions { CancellationToken = cancellationToken }, at =>
        {
            split[at] = [.. splitter.Split(documents[at])];
            progress?.Report(new IndexProgress("splitting", Interlocked.Increment(ref done), documents.Count));
        });
        return [.. split.SelectMany((own, at) => own.Select(passage => (passage, documents[at])))];
    }
}
