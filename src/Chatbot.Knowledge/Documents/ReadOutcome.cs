namespace Chatbot.Knowledge.Documents;

/// <summary>What came of one file or one record in it: a document, or why there is none.</summary>
/// <param name="Path">The file, relative to the indexed folder.</param>
/// <param name="Document">The document; null when it could not be read.</param>
/// <param name="Fault">One plain sentence with file, line where there is one, and remedy; null when a document was read.</param>
public sealed record ReadOutcome(string Path, SourceDocument? Document, string? Fault)
{
    internal static ReadOutcome Read(SourceDocument document) => new(document.Path, document, null);

    internal static ReadOutcome Failed(string path, string fault) => new(path, null, fault);
}
