using Chatbot.Knowledge.Duplicates;
using Chatbot.Knowledge.Index;

namespace Chatbot.Knowledge.Indexing;

/// <summary>Makes the next generation out of what a run has read. What did not change is taken over from the live one.</summary>
/// <param name="store">Where it is published.</param>
/// <param name="live">The live generation.</param>
/// <param name="corpus">What was read.</param>
/// <param name="contentHash">Hash over all documents.</param>
/// <param name="builder">Splits and embeds.</param>
/// <param name="gate">Judges the generation before it goes live; null lets any pass.</param>
/// <param name="progress">Told how far it is.</param>
internal sealed class Publication(
    IIndexStore store, LiveGeneration live, ReadCorpus corpus, string contentHash, ContentBuilder builder, IndexGate? gate, IProgress<IndexProgress>? progress)
{
    /// <summary>Publishes.</summary>
    /// <param name="plan">What differs.</param>
    /// <param name="cancellationToken">Stops; the live generation stays as it was.</param>
    /// <returns>What is live now, and what repeats itself among the passages that were split.</returns>
    /// <exception cref="IndexRejectedException">The gate rejects it.</exception>
    public Task<(IndexManifest Manifest, IReadOnlyList<RepeatedPassage> Repeated)> RunAsync(IndexPlan plan, CancellationToken cancellationToken) =>
        store is ILocalIndexStore local && live.Reusable is { } reusable
            ? UpdateAsync(local, reusable, plan, cancellationToken)
            : PublishAsync(cancellationToken);

    private async Task<(IndexManifest Manifest, IReadOnlyList<RepeatedPassage> Repeated)> PublishAsync(CancellationToken cancellationToken)
    {
        var documents = corpus.Stamps.Keys.Order(StringComparer.Ordinal).Select(id => corpus.Document(id, live));
        var reused = await live.VectorsAsync(cancellationToken);
        var embedded = await builder.EmbedAsync([.. documents], reused, cancellationToken);
        var repeated = RepeatedPassage.Among(embedded.Passages);
        var content = embedded.Weigh(contentHash, cancellationToken);
        return (await store.PublishAsync(content, gate, Writing.Of(progress, content), cancellationToken), repeated);
    }

    private async Task<(IndexManifest Manifest, IReadOnlyList<RepeatedPassage> Repeated)> UpdateAsync(
        ILocalIndexStore local, ILocalIndex reusable, IndexPlan plan, CancellationToken cancellationToken)
    {
        var renamed = plan.Moved.Where(moved => moved.From != moved.To).ToList();
        var fresh = plan.Added.Concat(plan.Changed).Concat(renamed.Select(moved => moved.To)).ToHashSet(StringComparer.Ordinal);
        var removed = plan.Removed.Concat(plan.Changed).Concat(renamed.Select(moved => moved.From)).ToHashSet(StringComparer.Ordinal);
        var reused = ReusedVectors.Of(reusable, plan.Changed.Concat(renamed.Select(moved => moved.From)));

        var added = await builder.EmbedAsync([.. corpus.Documents.Where(document => fresh.Contains(document.Id))], reused, cancellationToken);
        var repeated = RepeatedPassage.Among(added.Passages);
        if (added.Weigh(reusable, removed, contentHash, cancellationToken) is { } content)
        {
            var moved = corpus.Stamps.Values
                .Where(stamp => !fresh.Contains(stamp.Id) && stamp.Path != live.Stamps[stamp.Id].Path)
                .ToDictionary(stamp => stamp.Id, stamp => stamp.Path, StringComparer.Ordinal);
            var update = new IndexUpdate(reusable.Manifest.Generation, removed, moved, content);
            return (await local.UpdateAsync(update, gate, Writing.Of(progress, content), cancellationToken), repeated);
        }

        var kept = corpus.Stamps.Keys.Where(id => !fresh.Contains(id)).Select(id => (corpus.Document(id, live), reusable.Embedded(id)));
        var all = added.With(kept).Weigh(contentHash, cancellationToken);
        return (await local.PublishAsync(all, gate, Writing.Of(progress, all), cancellationToken), repeated);
    }

    // Progress<T> would report later, on another thread, when the caller may have closed what it shows progress on.
    private sealed class Writing(IProgress<IndexProgress> progress, int passages) : IProgress<int>
    {
        public static Writing? Of(IProgress<IndexProgress>? progress, IndexContent content) =>
            progress is null ? null : new Writing(progress, content.Passages.Count);

        public void Report(int value) => progress.Report(new IndexProgress("writing", value, passages));
    }
}
