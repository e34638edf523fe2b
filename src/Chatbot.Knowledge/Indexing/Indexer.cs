using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Indexing;

/// <summary>The road of the corpus: read, split, embed, weigh terms, publish. What did not change is taken over from the live generation.</summary>
/// <param name="store">Where the index is published.</param>
/// <param name="reader">Reads files.</param>
/// <param name="splitter">Splits documents; made while files are read.</param>
/// <param name="embedder">Gives passages their vectors; made while files are read. Questions must be embedded by the same.</param>
public sealed class Indexer(IIndexStore store, CorpusReader reader, Lazy<PassageSplitter> splitter, Lazy<IEmbeddingGenerator<string, Embedding<float>>> embedder)
{
    /// <summary>An indexer whose parts are there already.</summary>
    public Indexer(IIndexStore store, CorpusReader reader, PassageSplitter splitter, IEmbeddingGenerator<string, Embedding<float>> embedder)
        : this(store, reader, new Lazy<PassageSplitter>(splitter), new Lazy<IEmbeddingGenerator<string, Embedding<float>>>(embedder))
    {
    }

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
        // All at once: a small change costs little but opening these. Reading waits for what is live where it needs it, and fails when that
        // cannot be opened.
        var loading = Task.Run(() => EmbedderIdentity.Of(embedder.Value), cancellationToken);
        var opening = Task.Run(() => LiveGeneration.OpenAsync(store, loading, options.Force, cancellationToken), cancellationToken);
        var reading = ReadCorpus.ReadAsync(reader, paths, opening, progress, cancellationToken);
        await using var live = await opening;
        var corpus = await reading;
        var plan = IndexPlan.Of(corpus.Stamps, live.Stamps);
        var run = new IndexRun(live.Manifest, Published: false, plan, corpus.Faults) { Notes = corpus.Notes };

        var contentHash = ContentHash.Of(corpus.Stamps.Values, await loading);
        if (options.DryRun || corpus.Stamps.Count == 0 || (contentHash == live.Manifest?.ContentHash && !options.Force))
            return run;

        var builder = new ContentBuilder(splitter.Value, embedder.Value, progress);
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
