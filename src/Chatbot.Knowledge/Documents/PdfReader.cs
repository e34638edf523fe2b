using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents.Layout;
using Chatbot.Knowledge.Documents.Pdf;

namespace Chatbot.Knowledge.Documents;

/// <summary>
/// Reads PDF files (<c>.pdf</c>) with the program <c>pdftotext</c> of poppler. What is printed on every page is dropped, lines and
/// parted words are joined, and headings, lists and tables are inferred as in plain text. The document's text is that text.
/// </summary>
public sealed class PdfReader : IDocumentReader
{
    /// <summary>Poppler reads a hundred pages a second; a file that takes longer has something wrong with it.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly PdfToText program;

    /// <summary>Makes a reader that looks for the program on the PATH.</summary>
    public PdfReader()
        : this(new PdfToText(Environment.GetEnvironmentVariable("PATH"), Timeout))
    {
    }

    internal PdfReader(PdfToText program) => this.program = program;

    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceDocument> ReadAsync(
        string file, string relativePath, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = PdfPages.Join(await program.ReadAsync(file, relativePath, cancellationToken));
        if (string.IsNullOrWhiteSpace(text))
            throw new DocumentFormatException(relativePath, 0, "the PDF holds pictures of pages and no text; run text recognition over it, or write the article.");
        yield return LaidOutDocument.Of(relativePath, "the PDF", text, Boilerplate.Without(text, TextLine.AllOf(text)));
    }
}
