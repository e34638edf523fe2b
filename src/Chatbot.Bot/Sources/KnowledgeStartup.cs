using Chatbot.Knowledge;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Indexing;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Sources;

/// <summary>Opens the index before the host takes its first request, and builds it from the corpus where there is none yet.</summary>
/// <remarks>
/// An index that is there is left as it is: replacing it is the content team's decision, made with the <c>chatbot index</c>
/// command. Where none can be had the host starts all the same, since red flags are answered without one.
/// </remarks>
/// <param name="live">The generation that questions are answered from.</param>
/// <param name="indexer">Builds it.</param>
/// <param name="options">Where the corpus is.</param>
/// <param name="logger">Told what was built and opened.</param>
internal sealed partial class KnowledgeStartup(
    LiveIndex live, Indexer indexer, IOptions<CorpusOptions> options, ILogger<KnowledgeStartup> logger) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var manifest = await OpenAsync(cancellationToken);
            LogOpened(manifest.Generation, manifest.Documents, manifest.Passages);
            await CompareAsync(options.Value.Path, cancellationToken);
        }
        catch (Exception exception) when (exception is IndexMissingException or IndexDamagedException or IndexUnavailableException)
        {
            LogUnusable(exception.Message);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<IndexManifest> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ManifestAsync(cancellationToken);
        }
        catch (IndexMissingException) when (Directory.Exists(options.Value.Path))
        {
            await BuildAsync(options.Value.Path, cancellationToken);
            return await ManifestAsync(cancellationToken);
        }
    }

    private async Task<IndexManifest> ManifestAsync(CancellationToken cancellationToken)
    {
        await using var held = await live.HoldAsync(cancellationToken);
        return held.Index.Manifest;
    }

    private async Task BuildAsync(string corpus, CancellationToken cancellationToken)
    {
        LogBuilding(corpus);
        var run = await indexer.RunAsync([corpus], new IndexRunOptions(), new StageLog(this), cancellationToken);
        foreach (var fault in run.Faults)
            LogFault(fault);
    }

    // An editor who changed an article and wonders why the bot still quotes the old one finds the reason here.
    private async Task CompareAsync(string corpus, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(corpus))
            return;
        var run = await indexer.RunAsync([corpus], new IndexRunOptions(DryRun: true), progress: null, cancellationToken);
        if (run.Plan.Added.Count + run.Plan.Changed.Count + run.Plan.Moved.Count + run.Plan.Removed.Count > 0)
            LogDiffers(corpus, run.Plan.Added.Count, run.Plan.Changed.Count + run.Plan.Moved.Count, run.Plan.Removed.Count);
    }

    /// <summary>A line as each stage of the building ends.</summary>
    private sealed class StageLog(KnowledgeStartup startup) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value)
        {
            if (value.Done == value.Total)
                startup.LogStage(value.Stage, value.Done);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Opened index {Generation}: {Documents} articles in {Passages} passages.")]
    private partial void LogOpened(string generation, int documents, int passages);

    [LoggerMessage(2, LogLevel.Error, "Only red flags are answered, no questions: {Reason}")]
    private partial void LogUnusable(string reason);

    [LoggerMessage(3, LogLevel.Information, "Building the index from {Corpus}; this happens on the first start only.")]
    private partial void LogBuilding(string corpus);

    [LoggerMessage(5, LogLevel.Information, "Building the index: {Stage} {Count} done.")]
    private partial void LogStage(string stage, int count);

    [LoggerMessage(6, LogLevel.Information, "The articles in {Corpus} differ from the index ({Added} added, {Changed} changed, {Removed} removed); `chatbot index` publishes them.")]
    private partial void LogDiffers(string corpus, int added, int changed, int removed);

    [LoggerMessage(4, LogLevel.Warning, "Left out of the index: {Fault}")]
    private partial void LogFault(string fault);
}
