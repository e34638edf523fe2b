namespace Chatbot.Bot.Hosting;

/// <summary>Files that travel inside the assembly, named by their path in the project.</summary>
internal static class Asset
{
    /// <summary>The text of a file, such as <c>Widget/widget.css</c>.</summary>
    /// <exception cref="FileNotFoundException">The assembly carries no such file.</exception>
    public static string Read(string path)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(path)
            ?? throw new FileNotFoundException($"The assembly carries no file {path}.", path);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
