using System.Globalization;

namespace Chatbot.Knowledge.Qdrant;

/// <summary>The names of one generation: two collections, one with the passages, one with all that needs no vector.</summary>
/// <param name="Collection">The alias that the live generation is behind.</param>
/// <param name="Number">Generations count up from 1.</param>
internal sealed record QdrantGeneration(string Collection, int Number)
{
    private const string DocumentsEnding = "-documents";
    private const int MostExact = 250_000;

    /// <summary>The generation's name, such as <c>g-000003</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"g-{Number:D6}");

    /// <summary>The collection with its passages, which the alias points to.</summary>
    public string Passages => $"{Collection}-{Name}";

    /// <summary>The collection with its documents, its manifest and what its embedder learned.</summary>
    public string Documents => Passages + DocumentsEnding;

    /// <summary>
    /// Whether every vector of a generation is compared, as the embedded index does, so that answers are the same; a larger one than
    /// the embedded index is meant for is searched through a graph, which is quicker and may overlook some.
    /// </summary>
    public static bool IsExact(int passages) => passages <= MostExact;

    /// <summary>The generation of <paramref name="collection"/> that a collection on the server belongs to; null when to none.</summary>
    public static QdrantGeneration? Of(string collection, string name)
    {
        var prefix = $"{collection}-g-";
        var stem = name.EndsWith(DocumentsEnding, StringComparison.Ordinal) ? name[..^DocumentsEnding.Length] : name;
        return stem.StartsWith(prefix, StringComparison.Ordinal)
            && int.TryParse(stem.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new QdrantGeneration(collection, number)
            : null;
    }
}
