namespace Chatbot.Knowledge.Documents;

/// <summary>What came of one file or one record in it: a document, or why there is none.</summary>
/// <param name="Path">The file, relative to the indexed folder.</param>
/// <param name="Document">The document; null when it was not read.</param>
/// <param name="Fault">One plain sentence with file, line where there is one, and remedy; null when there is none.</param>
public sealed record ReadOutcome(string Path, SourceDocument? Document, string? Fault)
{
    /// <summary>Id of a document that was not read, because it stands in the file as it did before; null for any other outcome.</summary>
    public string? Unchanged { get; init; }

    internal static ReadOutcome Read(SourceDocument document) => new(document.Path, document, null);

    internal static ReadOutcome Same(string path, string id) => new(path, null, null) { Unchanged = id };

    internal static ReadOutcome Failed(string path, string fault) => new(path, null, fault);
}
