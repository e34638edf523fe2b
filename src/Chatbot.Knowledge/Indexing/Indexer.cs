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
        // Both are opened and unpacked at once; reading waits for what is live where it needs it, and fails when that cannot be opened.
        var opening = Task.Run(() => LiveGeneration.OpenAsync(store, model, options.Force, cancellationToken), cancellationToken);
        var reading = ReadCorpus.ReadAsync(reader, paths, opening, progress, cancellationToken);
        await using var live = await opening;
        var corpus = await reading;
        var plan = IndexPlan.Of(corpus.Stamps, live.Stamps);
        var run = new IndexRun(live.Manifest, Published: false, plan, corpus.Faults) { Notes = corpus.Notes };

        var contentHash = ContentHash.Of(corpus.Stamps.Values, model);
        if (options.DryRun || corpus.Stamps.Count == 0 || (contentHash == live.Manifest?.ContentHash && !options.Force))
            return run;

        var builder = new ContentBuilder(splitter, embedder, progress);
        try
        {
            var publication = new Publication(store, live, corpus, contentHash, builder, options.Gate, progress);
            var (manifest, repeated) = await publication.RunAsync(plan, cancellationToken);
            return run with { Manifest = manifest, Published = true, Repeated = repeated };
        }
        catch (IndexRejectedException rejected)
        {
            return run with { Rejected = rejected.Message };
        }
    }
}
