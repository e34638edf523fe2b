using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents.Markdown;

namespace Chatbot.Knowledge.Documents;

/// <summary>Reads Markdown (<c>.md</c>), with front matter or without.</summary>
/// <remarks>
/// Front matter holds <c>id</c> (the file's name) and <c>title</c>, and may hold <c>summary</c>, <c>topics</c>, <c>aliases</c>,
/// <c>language</c>, <c>url</c>, <c>sources</c> (each <c>title</c>, <c>publisher</c>, <c>url</c>) and <c>review</c> (<c>status</c>,
/// <c>by</c>, <c>date</c>, <c>due</c>). Without front matter the first top-level heading is the title, else the file's name.
/// </remarks>
public sealed class MarkdownReader : IDocumentReader
{
    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceDocument> ReadAsync(
        string file, string relativePath, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (text, guess) = await TextFile.ReadAsync(file, relativePath, cancellationToken);
        var frontMatter = FrontMatter.In(text, relativePath);
        var blocks = MarkdownBlocks.Of(text, frontMatter?.BodyStart ?? 0, relativePath);
        if (blocks.Count == 0)
            throw new DocumentFormatException(relativePath, 0, "the file holds no text; write the article or remove the file.");

        var document = new SourceDocument
        {
            Id = DocumentName.IdOf(relativePath),
            Title = DocumentName.TitleFrom(text, blocks.Where(b => b.Level == 1)) ?? DocumentName.Readable(relativePath),
            Path = relativePath,
            Text = text,
            Blocks = blocks,
            Guess = guess,
        };
        yield return frontMatter is null ? document : new FrontMatterReader(relativePath).Apply(frontMatter, document);
    }
}
