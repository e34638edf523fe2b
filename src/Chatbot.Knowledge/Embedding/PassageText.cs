using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Embedding;

/// <summary>What of a passage and its document is embedded: a passage "It is treated with ..." must be found by what "it" is.</summary>
internal static class PassageText
{
    /// <summary>The whole of it.</summary>
    public static string Of(Passage passage, SourceDocument document) =>
        $"{OfDocument(document)}. {OfHeadings(passage)}. {PlainText.Of(passage.Text)}";

    /// <summary>The part that all passages of a document share: its title and its subject's other names.</summary>
    public static string OfDocument(SourceDocument document) => string.Join(". ", document.Aliases.Prepend(document.Title));

    /// <summary>The headings above the passage.</summary>
    public static string OfHeadings(Passage passage) => string.Join(". ", passage.HeadingPath);
}
