using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;

namespace Chatbot.Knowledge.Indexing;

/// <summary>What a run found in the files: documents that it read, and documents of the live generation that it need not read.</summary>
internal sealed class ReadCorpus
{
    private readonly SortedDictionary<string, SourceDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocumentStamp> _stamps = new(StringComparer.Ordinal);
    private readonly List<ReadOutcome> _faults = [];

    private ReadCorpus()
    {
    }

    /// <summary>A stamp of every document there is now.</summary>
    public IReadOnlyDictionary<string, DocumentStamp> Stamps => _stamps;

    /// <summary>Those that were read, in order of id.</summary>
    public IReadOnlyCollection<SourceDocument> Documents => _documents.Values;

    /// <summary>One sentence for each file that could not be used.</summary>
    public IReadOnlyList<string> Faults => [.. _faults.Select(fault => fault.Fault!)];

    /// <summary>One sentence for each file that had to be guessed about.</summary>
    public IReadOnlyList<string> Notes =>
        [.. _documents.Values.Where(document => document.Guess is not null).Select(document => $"{document.Path}: {document.Guess}")];

    /// <summary>Reads files and folders.</summary>
    /// <param name="reader">Reads files.</param>
    /// <param name="paths">Files and folders.</param>
    /// <param name="opening">What is live; waited for when it is first needed.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<ReadCorpus> ReadAsync(
        CorpusReader reader, IReadOnlyList<string> paths, Task<LiveGeneration> opening, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var corpus = new ReadCorpus();
        await foreach (var outcome in reader.ReadAsync(paths, KnownAsync(opening), cancellationToken))
        {
            corpus.Add(outcome, await opening);
            progress?.Report(new IndexProgress("reading", corpus._documents.Count + corpus._stamps.Count, 0));
        }

        Parallel.ForEach(
            corpus._documents.Values.ToList(),
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new List<DocumentStamp>(),
            (document, _, stamps) =>
            {
                stamps.Add(ContentHash.Of(document));
                return stamps;
            },
            corpus.Add);
        corpus.KeepUnreadable(await opening);
        return corpus;
    }

    /// <summary>A document that was read, or that is live and need not be read.</summary>
    public SourceDocument Document(string id, LiveGeneration live) =>
        _documents.TryGetValue(id, out var document) ? document : live.Document(id) with { Path = _stamps[id].Path };

    private static async Task<IReadOnlyDictionary<string, string>> KnownAsync(Task<LiveGeneration> opening) => (await opening).Known;

    private void Add(ReadOutcome outcome, LiveGeneration live)
    {
        if (outcome.Document is { } document)
            _documents.Add(document.Id, document);
        else if (outcome.Unchanged is { } id)
            _stamps.Add(id, live.Stamps[id] with { Path = outcome.Path });
        else
            _faults.Add(outcome);
    }

    private void Add(List<DocumentStamp> stamps)
    {
        lock (_stamps)
            stamps.ForEach(stamp => _stamps.Add(stamp.Id, stamp));
    }

    // A slip in one article must not take it off the air: what is live of it stays until the file can be read again.
    private void KeepUnreadable(LiveGeneration live)
    {
        var unreadable = _faults.Select(fault => fault.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var stamp in live.Stamps.Values.Where(stamp => unreadable.Contains(SourceFile.Of(stamp.Path))))
            _stamps.TryAdd(stamp.Id, stamp);
    }
}
