namespace Chatbot.Cli.Tests;

/// <summary>A folder for one test, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-cli-");

    /// <summary>Full path of a file or folder in it, which need not exist.</summary>
    public string At(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    /// <summary>Writes a file and gives its full path.</summary>
    public string Write(string name, string content)
    {
        var path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>The names of everything in it.</summary>
    public IReadOnlyList<string> Names => [.. _folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
