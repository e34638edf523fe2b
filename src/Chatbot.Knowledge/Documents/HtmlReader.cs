using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chatbot.Knowledge.Documents.Html;

namespace Chatbot.Knowledge.Documents;

/// <summary>
/// Reads web pages (<c>.html</c>, <c>.htm</c>): the article is found, navigation, notices and advertisements are dropped. The
/// document's text is the readable text taken from the page, one block a line.
/// </summary>
public sealed partial class HtmlReader : IDocumentReader
{
    /// <summary>A page declares its encoding within its first 1,024 bytes (HTML standard, 4.2.5.4).</summary>
    private const int DeclarationBytes = 1024;

    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm"];

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceDocument> ReadAsync(
        string file, string relativePath, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bytes = await TextFile.ReadBytesAsync(file, relativePath, cancellationToken);
        var (markup, guess) = TextFile.Decode(bytes, relativePath, DeclaredEncoding(bytes));
        var page = new HtmlParser().ParseDocument(markup);
        var title = TitleOf(page);
        var (text, blocks) = HtmlText.Of(MainContent.Find(page));
        if (blocks.Count == 0)
            throw new DocumentFormatException(relativePath, 0, "the page holds no article; write one or remove the file.");

        yield return new SourceDocument
        {
            Id = DocumentName.IdOf(relativePath),
            Title = title ?? DocumentName.TitleFrom(text, blocks) ?? DocumentName.Readable(relativePath),
            Path = relativePath,
            Text = text,
            Blocks = blocks,
            Guess = guess,
            Language = page.DocumentElement.GetAttribute("lang") is { Length: > 0 } language ? language : "en",
            Url = Uri.TryCreate(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), UriKind.Absolute, out var url)
                && url.Scheme is "http" or "https" ? url : null,
        };
    }

    private static string? TitleOf(IDocument page) =>
        new[] { page.QuerySelector("main h1, article h1")?.TextContent, page.QuerySelector("h1")?.TextContent, page.Title }
            .Select(t => DocumentName.WithoutSiteName(PlainText.Squeeze(t)))
            .FirstOrDefault(t => t.Length > 0);

    // Null too for a name that nobody knows.
    private static Encoding? DeclaredEncoding(byte[] bytes)
    {
        var head = Encoding.ASCII.GetString(bytes, 0, Math.Min(bytes.Length, DeclarationBytes));
        var name = Charset().Match(head).Groups[1].Value;
        return name.Length > 0 ? CodePagesEncodingProvider.Instance.GetEncoding(name) : null;
    }

    [GeneratedRegex(@"<meta[^>]+charset\s*=\s*[""']?\s*([\w.:-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
