namespace Chatbot.Knowledge.Documents;

/// <summary>A file to read and what it is called in the index.</summary>
/// <param name="File">Full path.</param>
/// <param name="RelativePath">Path relative to the folder that was named, with <c>/</c>; for a file named itself, its name.</param>
/// <param name="Named">Whether a person named this very file.</param>
internal sealed record CorpusFile(string File, string RelativePath, bool Named)
{
    /// <summary>Folder under the root of a corpus that holds golden questions, not articles.</summary>
    private const string GoldenFolder = "golden";

    /// <summary>A file of this name tells about the folder it lies in and is no article.</summary>
    private const string FolderDescription = "README";

    /// <summary>
    /// The files that a path stands for: the file itself, or everything below a folder in ordinal order of relative paths, without
    /// hidden files and folders, golden questions and README files.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is neither a file nor a folder.</exception>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static IReadOnlyList<CorpusFile> Under(string path)
    {
        var full = Path.GetFullPath(path);
        if (System.IO.File.Exists(full))
            return [new CorpusFile(full, Path.GetFileName(full), Named: true)];
        if (!Directory.Exists(full))
            throw new FileNotFoundException($"{path}: there is no such file or folder; check the spelling.", path);
        var files = Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
            .Select(file => new CorpusFile(file, Path.GetRelativePath(full, file).Replace(Path.DirectorySeparatorChar, '/'), Named: false))
            .Where(file => !file.IsLeftOut());
        return [.. files.OrderBy(file => file.RelativePath, StringComparer.Ordinal)];
    }

    private bool IsLeftOut()
    {
        var parts = RelativePath.Split('/');
        return Array.Exists(parts, part => part.StartsWith('.'))
            || (parts.Length > 1 && parts[0] == GoldenFolder)
            || Path.GetFileNameWithoutExtension(parts[^1]).Equals(FolderDescription, StringComparison.OrdinalIgnoreCase);
    }
}
