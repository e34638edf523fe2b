using System.Globalization;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>
/// Generations in one directory: a folder each (<c>g-000001</c>), and a pointer file <c>live</c> that names the live one.
/// A generation is written under another name and renamed when complete; then the pointer file is replaced in one step,
/// so a crash at any instant leaves the live generation as it was.
/// </summary>
/// <param name="directory">The index directory; made when first written to.</param>
/// <param name="time">Tells when a generation was built.</param>
public sealed class EmbeddedIndexStore(string directory, TimeProvider time) : IIndexStore
{
    private const string PointerFile = "live";
    private const string LockFile = "publish.lock";
    private const string UnfinishedPrefix = "unfinished-";
    private const int GenerationsKept = 3;

    /// <inheritdoc />
    public string Place => directory;

    /// <inheritdoc />
    public async ValueTask<IPassageIndex?> OpenAsync(CancellationToken cancellationToken)
    {
        var generation = await ReadPointerAsync(cancellationToken);
        return generation is null ? null : await GenerationFolder.ReadAsync(Path.Combine(directory, generation), cancellationToken);
    }

    /// <inheritdoc />
    /// <exception cref="IndexUnavailableException">Another process is writing to the same directory.</exception>
    public async ValueTask<IndexManifest> PublishAsync(IndexContent content, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        Directory.CreateDirectory(directory);
        await using var exclusive = LockForWriting();
        RemoveUnfinished();

        var number = Generations().Select(Number).DefaultIfEmpty(0).Max() + 1;
        var manifest = new IndexManifest(
            $"g-{number.ToString("D6", CultureInfo.InvariantCulture)}",
            time.GetUtcNow(),
            content.Documents.Count,
            content.Passages.Count,
            content.Embedder,
            content.Dimensions,
            content.ContentHash);

        var unfinished = Path.Combine(directory, UnfinishedPrefix + manifest.Generation);
        Directory.CreateDirectory(unfinished);
        await GenerationFolder.WriteAsync(unfinished, manifest, content, progress, cancellationToken);
        Directory.Move(unfinished, Path.Combine(directory, manifest.Generation));
        await WritePointerAsync(manifest.Generation, cancellationToken);
        RemoveOld();
        return manifest;
    }

    private async Task<string?> ReadPointerAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, PointerFile);
        string name;
        try
        {
            name = (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        return Number(name) > 0
            ? name
            : throw new IndexDamagedException($"The index file {path} names no generation. Build the index again with `chatbot index --force`.");
    }

    private async Task WritePointerAsync(string generation, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, PointerFile);
        await using (var stream = new FileStream(path + ".new", FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(generation + "\n"), cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    private FileStream LockForWriting()
    {
        var path = Path.Combine(directory, LockFile);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception)
        {
            throw new IndexUnavailableException($"Another process is writing the index in {directory}. Wait until it has finished and try again.", exception);
        }
    }

    private IEnumerable<string> Generations() =>
        Directory.EnumerateDirectories(directory).Select(folder => Path.GetFileName(folder)).Where(name => Number(name) > 0);

    private void RemoveOld()
    {
        foreach (var name in Generations().OrderByDescending(Number).Skip(GenerationsKept).ToList())
            Directory.Delete(Path.Combine(directory, name), recursive: true);
    }

    private void RemoveUnfinished()
    {
        foreach (var folder in Directory.EnumerateDirectories(directory, UnfinishedPrefix + "*").ToList())
            Directory.Delete(folder, recursive: true);
    }

    private static int Number(string name) =>
        name.StartsWith("g-", StringComparison.Ordinal) && int.TryParse(name.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
