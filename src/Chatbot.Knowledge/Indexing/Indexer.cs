using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Indexing;

/// <summary>The road of the corpus: read, split, embed, weigh terms, publish.</summary>
/// <param name="store">Where the index is published.</param>
/// <param name="corpus">Reads files.</param>
/// <param name="splitter">Splits documents.</param>
/// <param name="embedder">Gives passages their vectors; questions must be embedded by the same.</param>
public sealed class Indexer(IIndexStore store, CorpusReader corpus, PassageSplitter splitter, IEmbeddingGenerator<string, Embedding<float>> embedder)
{
    private const int PassagesEmbeddedAtOnce = 1024;

    /// <summary>Indexes files and folders. Nothing is published when nothing changed, when it is a dry run, or when no document could be read.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops the run; the live generation stays as it was.</param>
    /// <exception cref="IndexUnavailableException">The engine cannot be reached, or another process is writing.</exception>
    /// <exception cref="IndexDamagedException">The live generation is damaged and <see cref="IndexRunOptions.Force"/> is not set.</exception>
    public async Task<IndexRun> RunAsync(
        IReadOnlyList<string> paths, IndexRunOptions options, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (documents, faults) = await ReadAsync(paths, progress, cancellationToken);
        var (live, liveDocuments) = await DescribeLiveAsync(options, cancellationToken);
        KeepUnreadable(documents, faults, liveDocuments);
        var hashes = Hashes(documents);
        var liveHashes = Hashes(liveDocuments);

        var added = hashes.Keys.Count(id => !liveHashes.ContainsKey(id));
        var changed = hashes.Count(document => liveHashes.TryGetValue(document.Key, out var hash) && hash != document.Value);
        var removed = liveHashes.Keys.Count(id => !hashes.ContainsKey(id));
        var run = new IndexRun(live, Published: false, added, changed, removed, documents.Count - added - changed, [.. faults.Select(fault => fault.Fault!)]);

        var contentHash = ContentHash.Of(hashes, EmbedderIdentity.Of(embedder));
        if (options.DryRun || documents.Count == 0 || (contentHash == live?.ContentHash && !options.Force))
            return run;

        var content = await BuildAsync(documents, contentHash, progress, cancellationToken);
        var written = progress is null ? null : new Writing(progress, content.Passages.Count);
        return run with { Manifest = await store.PublishAsync(content, written, cancellationToken), Published = true };
    }

    private async Task<(List<SourceDocument> Documents, List<ReadOutcome> Faults)> ReadAsync(
        IReadOnlyList<string> paths, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var documents = new List<SourceDocument>();
        var faults = new List<ReadOutcome>();
        await foreach (var outcome in corpus.ReadAsync(paths, cancellationToken))
        {
            if (outcome.Document is { } document)
                documents.Add(document);
            else
                faults.Add(outcome);
            progress?.Report(new IndexProgress("reading", documents.Count, 0));
        }

        return (documents, faults);
    }

    // A slip in one article must not take it off the air: what is live of it stays until the file can be read again.
    private static void KeepUnreadable(List<SourceDocument> documents, List<ReadOutcome> faults, List<SourceDocument> live)
    {
        var read = documents.Select(document => document.Id).ToHashSet(StringComparer.Ordinal);
        var unreadable = faults.Select(fault => fault.Path).ToHashSet(StringComparer.Ordinal);
        documents.AddRange(live.Where(document => !read.Contains(document.Id) && unreadable.Contains(FileOf(document))));
        documents.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
    }

    // The path of a JSON Lines record ends in its line number.
    private static string FileOf(SourceDocument document)
    {
        var colon = document.Path.LastIndexOf(':');
        return colon > 0 && document.Path.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9') is false ? document.Path[..colon] : document.Path;
    }

    private static Dictionary<string, string> Hashes(List<SourceDocument> documents) =>
        documents.ToDictionary(document => document.Id, ContentHash.Of, StringComparer.Ordinal);

    private async Task<(IndexManifest? Manifest, List<SourceDocument> Documents)> DescribeLiveAsync(IndexRunOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var live = await store.OpenAsync(cancellationToken);
            return live is null ? (null, []) : (live.Manifest, await live.ListDocumentsAsync(cancellationToken).ToListAsync(cancellationToken));
        }
        catch (IndexDamagedException) when (options.Force)
        {
            // The remedy that the exception names is exactly this run.
            return (null, []);
        }
    }

    private async Task<IndexContent> BuildAsync(
        List<SourceDocument> documents, string contentHash, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var split = new Passage[documents.Count][];
        var done = 0;
        Parallel.For(0, documents.Count, new ParallelOptions { CancellationToken = cancellationToken }, at =>
        {
            split[at] = [.. splitter.Split(documents[at])];
            progress?.Report(new IndexProgress("splitting", Interlocked.Increment(ref done), documents.Count));
        });

        var passages = split.SelectMany((own, at) => own.Select(passage => (Passage: passage, Document: documents[at]))).ToList();
        var vectors = await EmbedAsync(passages, progress, cancellationToken);
        var counter = new TermCounter(passages, cancellationToken);
        var indexed = new IndexedPassage[passages.Count];
        Parallel.For(0, passages.Count, new ParallelOptions { CancellationToken = cancellationToken }, at =>
            indexed[at] = new IndexedPassage(passages[at].Passage, vectors[at], counter.SparseOf(at)));
        return new IndexContent(
            documents, indexed, EmbedderIdentity.Of(embedder), vectors.Count > 0 ? vectors[0].Length : 0, counter.Counts().Save(), contentHash);
    }

    private async Task<List<ReadOnlyMemory<float>>> EmbedAsync(
        List<(Passage Passage, SourceDocument Document)> passages, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var vectors = new List<ReadOnlyMemory<float>>(passages.Count);
        foreach (var batch in passages.Chunk(PassagesEmbeddedAtOnce))
        {
            var texts = batch.Select(passage => PassageText.Of(passage.Passage, passage.Document));
            vectors.AddRange((await embedder.GenerateAsync(texts, cancellationToken: cancellationToken)).Select(embedding => embedding.Vector));
            progress?.Report(new IndexProgress("embedding", vectors.Count, passages.Count));
        }

        return vectors;
    }

    // Progress<T> would report later, on another thread, when the caller may have closed what it shows progress on.
    private sealed class Writing(IProgress<IndexProgress> progress, int passages) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new IndexProgress("writing", value, passages));
    }
}
