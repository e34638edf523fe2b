using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;

namespace Chatbot.Knowledge.Indexing;

/// <summary>Vectors of the live generation by the text that was embedded, so that a passage which an edit left alone is not embedded again.</summary>
internal sealed class ReusedVectors
{
    private readonly Dictionary<string, ReadOnlyMemory<float>> _vectors = new(StringComparer.Ordinal);

    /// <summary>None at all.</summary>
    public static ReusedVectors None { get; } = new();

    /// <summary>Those of some documents.</summary>
    public static ReusedVectors Of(ILocalIndex index, IEnumerable<string> documentIds)
    {
        var reused = new ReusedVectors();
        foreach (var id in documentIds)
        {
            var document = index.Document(id)!;
            foreach (var (passage, vector) in index.Embedded(id))
                reused._vectors[PassageText.Of(passage, document)] = vector;
        }

        return reused;
    }

    /// <summary>Those of some passages.</summary>
    public static ReusedVectors Of(IEnumerable<IndexedPassage> passages, Func<string, SourceDocument> document)
    {
        var reused = new ReusedVectors();
        foreach (var (passage, vector, _) in passages)
            reused._vectors[PassageText.Of(passage, document(passage.DocumentId))] = vector;
        return reused;
    }

    /// <summary>The vector of a text; null when it has to be embedded.</summary>
    public ReadOnlyMemory<float>? Of(string text) =>
        // Spelt out: a bare null would become an empty vector.
        _vectors.TryGetValue(text, out var vector) ? vector : default(ReadOnlyMemory<float>?);
}
