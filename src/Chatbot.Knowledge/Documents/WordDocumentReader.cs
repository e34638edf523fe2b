using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents.Word;

namespace Chatbot.Knowledge.Documents;

/// <summary>
/// Reads Word documents (<c>.docx</c>): headings by their styles, lists, tables and footnotes. The document's text is the readable
/// text taken from the file, one block a line.
/// </summary>
public sealed class WordDocumentReader : IDocumentReader
{
    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".docx"];

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceDocument> ReadAsync(
        string file, string relativePath, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var package = new WordPackage(await TextFile.ReadBytesAsync(file, relativePath, cancellationToken), relativePath);
        var styles = new WordStyles(package.Part("word/styles.xml"));
        var (text, blocks) = WordText.Of(package.Body(), styles, package.Part("word/footnotes.xml"));
        if (blocks.Count == 0)
            throw new DocumentFormatException(relativePath, 0, "the document holds no text; write the article or remove the file.");

        yield return new SourceDocument
        {
            Id = DocumentName.IdOf(relativePath),
            Title = DocumentName.TitleFrom(text, blocks.Where(b => b.Level == 1)) ?? TitleIn(package) ?? DocumentName.Readable(relativePath),
            Path = relativePath,
            Text = text,
            Blocks = blocks,
            Language = styles.Language ?? "en",
        };
    }

    private static string? TitleIn(WordPackage package) =>
        PlainText.Squeeze(package.Part("docProps/core.xml")?.Child("title")?.Value) is { Length: > 0 } title ? title : null;
}
