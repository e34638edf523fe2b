namespace Chatbot.Tests;

/// <summary>Where the tests find the repository, and the evaluation material that may lie beside it.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Chatbot.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Full path of a file or folder of the repository.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>
    /// Full path of evaluation material beside the repository (<c>../shared</c>).
    /// Skips the test, naming what is missing, where there is none or the file is empty.
    /// </summary>
    public static string Shared(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Root, "..", "shared", .. parts]));
        Skip.IfNot(File.Exists(path) || Directory.Exists(path), $"evaluation material is not here: shared/{string.Join('/', parts)}");
        Skip.If(File.Exists(path) && new FileInfo(path).Length == 0, $"evaluation material is empty: shared/{string.Join('/', parts)}");
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Chatbot.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"Chatbot.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
