using System.Text;
using Chatbot.Safety.Rules;

namespace Chatbot.Safety;

/// <summary>The rule and advice files that are built into this program.</summary>
internal static class EmbeddedFiles
{
    /// <summary>All files whose name begins so, by name.</summary>
    public static IReadOnlyList<YamlSource> In(string folder) =>
        [.. typeof(EmbeddedFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new YamlSource(name, Read(name)))];

    private static string Read(string name)
    {
        using var stream = typeof(EmbeddedFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
