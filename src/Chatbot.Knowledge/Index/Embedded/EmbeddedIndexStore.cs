namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>
/// Generations in one directory. What documents hold lies in segments, files that never change; a generation is a small file that names its
/// segments, and the pointer file <c>live</c> names the live generation. Every file is written under another name and renamed when it is complete
/// and on disk; the pointer comes last and is replaced in one step, so a crash at any instant leaves the live generation as it was.
/// </summary>
/// <param name="directory">The index directory; made when first written to.</param>
/// <param name="time">Tells when a generation was built.</param>
public sealed class EmbeddedIndexStore(string directory, TimeProvider time) : ILocalIndexStore
{
    // A search visits every segment, so they must not become many; and what was removed still costs room and time.
    private const int MostSegments = 8;
    private const float MostRemoved = 0.2f;

    private readonly IndexDirectory _files = new(directory, File.Delete);

    /// <summary>A store on a disk that deletes files in a way of its own.</summary>
    internal EmbeddedIndexStore(string directory, TimeProvider time, Action<string> delete)
        : this(directory, time) => _files = new IndexDirectory(directory, delete);

    /// <inheritdoc />
    public string Place => directory;

    /// <inheritdoc />
    public ValueTask<IPassageIndex?> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IPassageIndex?>(_files.Live() is { } live ? Open(live) : null);
    }

    /// <inheritdoc />
    /// <exception cref="IndexUnavailableException">Another process is writing to the same directory.</exception>
    public async ValueTask<IndexManifest> PublishAsync(IndexContent content, IndexGate? gate, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var alone = _files.LockForWriting();
        return await FinishAsync(Write(content, progress, cancellationToken), gate, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask<IndexManifest> UpdateAsync(IndexUpdate update, IndexGate? gate, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        using var alone = _files.LockForWriting();
        if (_files.Live() != update.Base)
            throw new IndexUnavailableException($"Another process has published to the index in {directory} meanwhile. Run the command again.");
        using var next = new NextGeneration(Open(update.Base), update);
        var generation = next.Segments.Count >= MostSegments || next.RemovedShare > MostRemoved
            ? Write(next.Merge(), progress, cancellationToken)
            : Append(next, progress, cancellationToken);
        return await FinishAsync(generation, gate, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IndexManifest?> RollbackAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_files.Live() is not { } live)
            return ValueTask.FromResult<IndexManifest?>(null);
        using var alone = _files.LockForWriting();
        if (_files.Generations().Where(name => string.CompareOrdinal(name, live) < 0).Max(StringComparer.Ordinal) is not { } earlier)
            return ValueTask.FromResult<IndexManifest?>(null);
        using var index = Open(earlier);
        index.Verify(cancellationToken);
        _files.Switch(earlier);
        return ValueTask.FromResult<IndexManifest?>(index.Manifest);
    }

    private EmbeddedPassageIndex Open(string generation) => EmbeddedPassageIndex.Open(directory, IndexDirectory.FileOf(generation));

    private GenerationFile Write(IndexContent content, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var name = _files.NextName();
        _files.Tidy();
        var segment = IndexDirectory.SegmentOf(name);
        SegmentWriter.Write(Path.Combine(directory, segment), content, progress, cancellationToken);
        var manifest = ManifestOf(name, content, content.Documents.Count, content.Passages.Count);
        return new GenerationFile(manifest, [segment], [new HashSet<int>()], [new Dictionary<int, string>()], content.TermCounts);
    }

    private GenerationFile Append(NextGeneration next, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var name = _files.NextName();
        _files.Tidy();
        var added = next.Added;
        if (added.Documents.Count > 0)
        {
            SegmentWriter.Write(Path.Combine(directory, IndexDirectory.SegmentOf(name)), added, progress, cancellationToken);
            next.Add(IndexDirectory.SegmentOf(name));
        }

        var manifest = ManifestOf(name, added, next.KeptDocuments + added.Documents.Count, next.KeptPassages + added.Passages.Count);
        return new GenerationFile(manifest, next.Segments, next.Removed, next.Moved, added.TermCounts);
    }

    private IndexManifest ManifestOf(string name, IndexContent content, int documents, int passages) =>
        new(name, time.GetUtcNow(), documents, passages, content.Embedder, content.Dimensions, content.ContentHash);

    private async ValueTask<IndexManifest> FinishAsync(GenerationFile generation, IndexGate? gate, CancellationToken cancellationToken)
    {
        var name = generation.Manifest.Generation;
        generation.Write(Path.Combine(directory, IndexDirectory.FileOf(name)));
        try
        {
            await CheckAsync(name, generation.Manifest, gate, cancellationToken);
        }
        catch (IndexRejectedException)
        {
            _files.Tidy();
            throw;
        }

        _files.Switch(name);
        _files.Tidy();
        return generation.Manifest;
    }

    // Checksums were compared as each file was completed; here the counts are, by what a reader will see.
    private async ValueTask CheckAsync(string name, IndexManifest manifest, IndexGate? gate, CancellationToken cancellationToken)
    {
        using var written = Open(name);
        var (documents, passages) = (written.Segments.Sum(segment => segment.Documents), written.Segments.Sum(segment => segment.Passages));
        if ((documents, passages) != (manifest.Documents, manifest.Passages))
        {
            throw new IndexDamagedException(
                $"The new index in {directory} holds {passages} of {manifest.Passages} passages and {documents} of {manifest.Documents} documents; the live one stays. Build the index again with `chatbot index --force`.");
        }

        if (gate is not null)
            await gate(written, cancellationToken);
    }
}
