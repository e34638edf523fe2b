using System.Collections.Concurrent;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>The readings of one generation's passages, made when first needed and kept while there is room. Safe from many threads.</summary>
/// <param name="documents">Gives a document of the generation.</param>
/// <param name="counts">Its terms.</param>
/// <param name="embedder">Compares questions with sentences and titles, also where the index was built by another model.</param>
internal sealed class Readings(Func<string, SourceDocument> documents, TermCounts counts, TokenEmbedder embedder)
{
    // A reading takes some three and a half kilobytes, so at most 70 MB.
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<string, DocumentReading> _documents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PassageReading> _passages = new(StringComparer.Ordinal);

    /// <summary>The model that passages are read with.</summary>
    public TokenEmbedder Embedder => embedder;

    /// <summary>The reading of a passage.</summary>
    public PassageReading Of(Passage passage)
    {
        if (_passages.TryGetValue(passage.Id, out var known))
            return known;
        // Questions gather around few passages; when after all the room is full, a fresh start is as good as any order. Counting locks the
        // whole table, so it is done only when a reading is added.
        if (_passages.Count >= MostKept)
        {
            _passages.Clear();
            _documents.Clear();
        }

        return _passages.GetOrAdd(passage.Id, PassageReading.Of(passage, Of(passage.DocumentId), embedder));
    }

    /// <summary>A document of the generation.</summary>
    public SourceDocument Document(string id) => documents(id);

    private DocumentReading Of(string documentId) => _documents.GetOrAdd(documentId, id => DocumentReading.Of(documents(id), counts, embedder));
}
