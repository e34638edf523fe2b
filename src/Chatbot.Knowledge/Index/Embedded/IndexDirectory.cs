using System.Globalization;
using System.Text;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>
/// The files of an index: <c>live</c>, and for each generation <c>g-000001.generation</c> and, when it brought something new,
/// <c>g-000001.segment</c>.
/// </summary>
/// <param name="directory">Where they are.</param>
/// <param name="delete">Deletes a file.</param>
internal sealed class IndexDirectory(string directory, Action<string> delete)
{
    private const string PointerFile = "live";
    private const string LockFile = "publish.lock";
    private const string GenerationEnding = ".generation";
    private const string SegmentEnding = ".segment";
    private const string OlderUnfinished = "unfinished-";
    private const int GenerationsKept = 3;

    /// <summary>The file of a generation.</summary>
    public static string FileOf(string generation) => generation + GenerationEnding;

    /// <summary>The file of the segment that a generation brings.</summary>
    public static string SegmentOf(string generation) => generation + SegmentEnding;

    /// <summary>The name of the live generation; null when there is none.</summary>
    /// <exception cref="IndexDamagedException">The pointer names none, or one that this version cannot read.</exception>
    public string? Live() => Pointed() switch
    {
        null => null,
        var name when Number(name) == 0 => throw MappedFile.Damaged(Path.Combine(directory, PointerFile), "names no generation"),
        var name when IsOlder(name) => throw MappedFile.Damaged(Path.Combine(directory, name), "is of an older version"),
        var name => name,
    };

    /// <summary>All generations there are.</summary>
    public IEnumerable<string> Generations() => Named(GenerationEnding);

    /// <summary>A name that no generation has, after all that there are.</summary>
    public string NextName()
    {
        var last = Generations().Concat(Named(SegmentEnding)).Append(Pointed() ?? "").Max(Number);
        return $"g-{(last + 1).ToString("D6", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Makes a generation the live one, in one step.</summary>
    public void Switch(string generation)
    {
        var path = Path.Combine(directory, PointerFile);
        using (var stream = new FileStream(path + SectionWriter.UnfinishedEnding, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Encoding.ASCII.GetBytes(generation + "\n"));
            stream.Flush(flushToDisk: true);
        }

        File.Move(path + SectionWriter.UnfinishedEnding, path, overwrite: true);
    }

    /// <summary>Keeps others from writing until disposed.</summary>
    /// <exception cref="IndexUnavailableException">Another process is writing.</exception>
    public FileStream LockForWriting()
    {
        Directory.CreateDirectory(directory);
        try
        {
            return new FileStream(
                Path.Combine(directory, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception)
        {
            throw new IndexUnavailableException($"Another process is writing the index in {directory}. Wait until it has finished and try again.", exception);
        }
    }

    /// <summary>
    /// Removes what nobody needs: what a stopped run left, generations before the last three, those after the live one, and segments of none.
    /// To be called under the lock.
    /// </summary>
    public void Tidy()
    {
        foreach (var file in Directory.EnumerateFiles(directory, "*" + SectionWriter.UnfinishedEnding).ToList())
            Remove(file);
        var pointed = Pointed();
        var live = Number(pointed ?? "");
        // While the pointer is damaged or names a generation that this version cannot read, what else there is may still be wanted.
        if (pointed is not null && (live == 0 || IsOlder(pointed)))
            return;
        var kept = Generations().Where(name => Number(name) <= live).OrderByDescending(Number).Take(GenerationsKept).ToList();
        foreach (var name in Generations().Except(kept).ToList())
            Remove(Path.Combine(directory, FileOf(name)));
        if (SegmentsOf(kept) is { } needed)
        {
            foreach (var name in Named(SegmentEnding).Where(name => !needed.Contains(SegmentOf(name))).ToList())
                Remove(Path.Combine(directory, SegmentOf(name)));
        }

        foreach (var folder in Directory.EnumerateDirectories(directory).Where(folder => Number(Path.GetFileName(folder).Replace(OlderUnfinished, "", StringComparison.Ordinal)) > 0).ToList())
            Directory.Delete(folder, recursive: true);
    }

    private void Remove(string file)
    {
        try
        {
            delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Windows keeps a file that a running bot has mapped. It is in nobody's way, and the next run tries again.
        }
    }

    // Of a damaged generation nobody knows what it needs; until it is gone, no segment is removed.
    private HashSet<string>? SegmentsOf(IEnumerable<string> generations)
    {
        try
        {
            return generations.SelectMany(name => GenerationFile.Read(Path.Combine(directory, FileOf(name))).Segments).ToHashSet(StringComparer.Ordinal);
        }
        catch (IndexDamagedException)
        {
            return null;
        }
    }

    private IEnumerable<string> Named(string ending) =>
        Directory.EnumerateFiles(directory, "g-*" + ending).Select(file => Path.GetFileName(file)[..^ending.Length]).Where(name => Number(name) > 0);

    private string? Pointed()
    {
        try
        {
            return File.ReadAllText(Path.Combine(directory, PointerFile)).Trim();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // In format 1 a generation was a folder.
    private bool IsOlder(string name) => Directory.Exists(Path.Combine(directory, name));

    private static int Number(string name) =>
        name.StartsWith("g-", StringComparison.Ordinal) && int.TryParse(name.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
