using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Indexing;

/// <summary>The road of the corpus: read, split, embed, weigh terms, publish. What did not change is taken over from the live generation.</summary>
/// <param name="store">Where the index is published.</param>
/// <param name="reader">Reads files.</param>
/// <param name="splitter">Splits documents.</param>
/// <param name="embedder">Gives passages their vectors; questions must be embedded by the same.</param>
public sealed class Indexer(IIndexStore store, CorpusReader reader, PassageSplitter splitter, IEmbeddingGenerator<string, Embedding<float>> embedder)
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
        var model = EmbedderIdentity.Of(embedder);
        await using var live = await LiveGeneration.OpenAsync(store, model, options.Force, cancellationToken);
        var corpus = await ReadCorpus.ReadAsync(reader, paths, live, progress, cancellationToken);
        var plan = IndexPlan.Of([.. corpus.Stamps.Values], live.Stamps);
        var run = new IndexRun(live.Manifest, Published: false, plan, corpus.Faults);

        var contentHash = ContentHash.Of(corpus.Stamps.Values, model);
        if (options.DryRun || corpus.Stamps.Count == 0 || (contentHash == live.Manifest?.ContentHash && !options.Force))
            return run;

        var builder = new ContentBuilder(splitter, embedder, progress);
        var manifest = store is ILocalIndexStore local && live.Reusable is { } reusable
            ? await UpdateAsync(local, reusable, live, corpus, plan, builder, contentHash, progress, cancellationToken)
            : await PublishAsync(live, corpus, builder, contentHash, progress, cancellationToken);
        return run with { Manifest = manifest, Published = true };
    }

    private async Task<IndexManifest> PublishAsync(
        LiveGeneration live, ReadCorpus corpus, ContentBuilder builder, string contentHash, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var documents = corpus.Stamps.Keys.Order(StringComparer.Ordinal).Select(id => corpus.Document(id, live));
        var content = (await builder.EmbedAsync([.. documents], ReusedVectors.None, cancellationToken)).Weigh(contentHash, cancellationToken);
        return await store.PublishAsync(content, Writing.Of(progress, content), cancellationToken);
    }

    private static async Task<IndexManifest> UpdateAsync(
        ILocalIndexStore local,
        ILocalIndex reusable,
        LiveGeneration live,
        ReadCorpus corpus,
        IndexPlan plan,
        ContentBuilder builder,
        string contentHash,
        IProgress<IndexProgress>? progress,
        CancellationToken cancellationToken)
    {
        var renamed = plan.Moved.Where(moved => moved.From != moved.To).ToList();
        var fresh = plan.Added.Concat(plan.Changed).Concat(renamed.Select(moved => moved.To)).ToHashSet(StringComparer.Ordinal);
        var removed = plan.Removed.Concat(plan.Changed).Concat(renamed.Select(moved => moved.From)).ToHashSet(StringComparer.Ordinal);
        var reused = ReusedVectors.Of(reusable, plan.Changed.Concat(renamed.Select(moved => moved.From)));

        var added = await builder.EmbedAsync([.. corpus.Documents.Where(document => fresh.Contains(document.Id))], reused, cancellationToken);
        if (added.Weigh(reusable, removed, contentHash, cancellationToken) is { } content)
        {
            var moved = corpus.Stamps.Values
                .Where(stamp => !fresh.Contains(stamp.Id) && stamp.Path != live.Stamps[stamp.Id].Path)
                .ToDictionary(stamp => stamp.Id, stamp => stamp.Path, StringComparer.Ordinal);
            var update = new IndexUpdate(reusable.Manifest.Generation, removed, moved, content);
            return await local.UpdateAsync(update, Writing.Of(progress, content), cancellationToken);
        }

        var kept = corpus.Stamps.Keys.Where(id => !fresh.Contains(id)).Select(id => (corpus.Document(id, live), reusable.Embedded(id)));
        var all = added.With(kept).Weigh(contentHash, cancellationToken);
        return await local.PublishAsync(all, Writing.Of(progress, all), cancellationToken);
    }

    // Progress<T> would report later, on another thread, when the caller may have closed what it shows progress on.
    private sealed class Writing(IProgress<IndexProgress> progress, int passages) : IProgress<int>
    {
        public static Writing? Of(IProgress<IndexProgress>? progress, IndexContent content) =>
            progress is null ? null : new Writing(progress, content.Passages.Count);

        public void Report(int value) => progress.Report(new IndexProgress("writing", value, passages));
    }
}
