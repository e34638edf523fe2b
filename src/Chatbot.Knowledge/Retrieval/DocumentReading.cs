using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>What the reranker needs to know of a document.</summary>
/// <param name="Id">The document.</param>
/// <param name="Names">Its title and each alias.</param>
/// <param name="Title">Term ids of its title.</param>
/// <param name="Pieces">The word pieces of title and aliases, which are embedded with each of its passages.</param>
/// <param name="Aspect">What about its subject the title announces: "treatment" of "What are the treatments for asthma?".</param>
internal sealed record DocumentReading(string Id, IReadOnlyList<NameReading> Names, uint[] Title, int[] Pieces, Aspect Aspect)
{
    /// <summary>Reads a document's title and aliases.</summary>
    public static DocumentReading Of(SourceDocument document, TermCounts counts, TokenEmbedder embedder)
    {
        var aliasWords = document.Aliases.SelectMany(WordReader.Read).Select(word => word.Form).ToHashSet(StringComparer.Ordinal);
        return new DocumentReading(
            document.Id,
            [.. document.Aliases.Append(document.Title).Select(name => NameReading.Of(name, counts))],
            [.. TermReader.Read(document.Title).Select(term => TermHash.Of32(term.Stem))],
            embedder.PiecesOf(WordReader.Read(PassageText.OfDocument(document))),
            Aspects.Of(WordReader.Read(document.Title).Where(word => !aliasWords.Contains(word.Form))));
    }
}

/// <summary>A name of a document's subject.</summary>
/// <param name="Stems">Term ids of its stems, each once.</param>
/// <param name="Rarities">How telling each is, above 0.</param>
/// <param name="Mass">The sum of <paramref name="Rarities"/>; 1 for a name without terms.</param>
internal sealed record NameReading(uint[] Stems, float[] Rarities, float Mass)
{
    // In "types of hepatitis" and "hepatitis treatment", what tells the document is "hepatitis".
    private const float FramingShare = 0.2f;

    /// <summary>Reads a name.</summary>
    public static NameReading Of(string name, TermCounts counts)
    {
        var stems = TermReader.Stems(name).ToArray();
        var rarities = Array.ConvertAll(stems, stem => counts.RarityOf(stem) * (FramingWords.Contains(stem) || Aspects.OfStem(stem) != Aspect.None ? FramingShare : 1));
        return new NameReading(Array.ConvertAll(stems, stem => TermHash.Of32(stem)), rarities, stems.Length == 0 ? 1 : rarities.Sum());
    }
}
