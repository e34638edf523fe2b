namespace Chatbot.Knowledge.Documents.Layout;

/// <summary>A document whose headings, lists and tables are inferred from how its lines are laid out.</summary>
internal static class LaidOutDocument
{
    /// <summary>Makes it.</summary>
    /// <param name="relativePath">The file.</param>
    /// <param name="kind">What a person calls such a file, as in "the PDF".</param>
    /// <param name="text">The document's text.</param>
    /// <param name="lines">Its lines, without those about a website.</param>
    /// <exception cref="DocumentFormatException">Nothing is left of it.</exception>
    public static SourceDocument Of(string relativePath, string kind, string text, IReadOnlyList<TextLine> lines)
    {
        var blocks = LayoutParser.Parse(text, lines, titled: true);
        if (blocks.Count == 0)
            throw new DocumentFormatException(relativePath, 0, $"{kind} holds notices of a website but no article; write the article or remove the file.");
        return new SourceDocument
        {
            Id = DocumentName.IdOf(relativePath),
            Title = DocumentName.TitleFrom(text, blocks) ?? DocumentName.Readable(relativePath),
            Path = relativePath,
            Text = text,
            Blocks = blocks,
        };
    }
}
