using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Indexing;

/// <summary>The road of the corpus: read, split, embed, weigh terms, publish.</summary>
/// <param name="store">Where the index is published.</param>
/// <param name="corpus">Reads files.</param>
/// <param name="splitter">Splits documents.</param>
public sealed class Indexer(IIndexStore store, CorpusReader corpus, PassageSplitter splitter)
{
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

        var contentHash = ContentHash.Of(hashes);
        if (options.DryRun || documents.Count == 0 || (contentHash == live?.ContentHash && !options.Force))
            return run;

        var content = Build(documents, contentHash, progress, cancellationToken);
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

    private IndexContent Build(List<SourceDocument> documents, string contentHash, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var passages = new List<Passage>();
        var otherNames = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            passages.AddRange(splitter.Split(document));
            otherNames[document.Id] = string.Join(", ", [document.Title, .. document.Aliases]);
            progress?.Report(new IndexProgress("splitting", otherNames.Count, documents.Count));
        }

        var texts = passages.ConvertAll(EmbeddedText);
        var embedder = CooccurrenceEmbedder.Train(texts, cancellationToken);
        var plain = passages.ConvertAll(passage => PlainText.Of(passage.Text));
        var terms = plain.Sum(text => (long)TermReader.Read(text).Count);
        var sparse = new SparseEncoder(Math.Max(1, (float)terms / Math.Max(1, passages.Count)));

        var indexed = new List<IndexedPassage>(passages.Count);
        for (var at = 0; at < passages.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var passage = passages[at];
            indexed.Add(new IndexedPassage(passage, embedder.Embed(texts[at]), sparse.Encode(otherNames[passage.DocumentId], passage.HeadingPath, plain[at])));
            progress?.Report(new IndexProgress("embedding", at + 1, passages.Count));
        }

        return new IndexContent(documents, indexed, CooccurrenceEmbedder.Name, CooccurrenceEmbedder.Dimensions, embedder.Save(), contentHash);
    }

    private static string EmbeddedText(Passage passage) =>
        $"{string.Join(". ", passage.HeadingPath)}. {PlainText.Of(passage.Text)}";

    // Progress<T> would report later, on another thread, when the caller may have closed what it shows progress on.
    private sealed class Writing(IProgress<IndexProgress> progress, int passages) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new IndexProgress("writing", value, passages));
    }
}
