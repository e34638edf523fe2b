using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents.Layout;

namespace Chatbot.Knowledge.Documents;

/// <summary>Reads plain text (<c>.txt</c>): headings, lists and tables are inferred from the layout, lines about the website are left out.</summary>
public sealed class PlainTextReader : IDocumentReader
{
    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".txt"];

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceDocument> ReadAsync(
        string file, string relativePath, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (text, guess) = await TextFile.ReadAsync(file, relativePath, cancellationToken);
        var lines = WrappedLines.Join(text, Boilerplate.Without(text, TextLine.AllOf(text)));
        var blocks = LayoutParser.Parse(text, lines, titled: true);
        if (blocks.Count == 0)
            throw new DocumentFormatException(relativePath, 0, "the file holds notices of a website but no article; write the article or remove the file.");

        yield return new SourceDocument
        {
            Id = DocumentName.IdOf(relativePath),
            Title = DocumentName.TitleFrom(text, blocks) ?? DocumentName.Readable(relativePath),
            Path = relativePath,
            Text = text,
            Blocks = blocks,
            Guess = guess,
        };
    }
}
