using System.Collections.Frozen;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>Common English words that name nothing a medical question is about (<c>everyday-words.txt</c>).</summary>
internal static class EverydayWords
{
    private static readonly FrozenSet<string> Stems = Load();

    /// <summary>Whether a stem is that of an everyday word.</summary>
    public static bool Contains(string stem) => Stems.Contains(stem);

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(EverydayWords).Assembly.GetManifestResourceStream("everyday-words.txt")
            ?? throw new InvalidOperationException("everyday-words.txt is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(Stemmer.Stem)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
