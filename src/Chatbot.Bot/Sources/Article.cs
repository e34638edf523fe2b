using Chatbot.Knowledge.Documents;
using Chatbot.Text;

namespace Chatbot.Bot.Sources;

/// <summary>A stretch of an article's text.</summary>
/// <param name="Text">What the reader sees.</param>
/// <param name="IsQuoted">Whether it belongs to the quote that a citation opens.</param>
/// <param name="IsQuoteStart">Whether the quote begins here; one stretch of an article at most.</param>
/// <param name="Link">Id of the article that it links to, if it is a link.</param>
public sealed record ArticleRun(string Text, bool IsQuoted = false, bool IsQuoteStart = false, string? Link = null);

/// <summary>A piece of an article, as a page lays it out.</summary>
public abstract record ArticlePart;

/// <summary>A heading.</summary>
/// <param name="Anchor">Id of the element, unique on the page.</param>
/// <param name="Level">2 to 6, as in <c>h2</c> to <c>h6</c>.</param>
/// <param name="Runs">The heading's words.</param>
public sealed record ArticleHeading(string Anchor, int Level, IReadOnlyList<ArticleRun> Runs) : ArticlePart
{
    /// <summary>The heading without marks, for the table of contents.</summary>
    public string Text => string.Concat(Runs.Select(run => run.Text));
}

/// <summary>Running text.</summary>
/// <param name="Runs">The paragraph's words.</param>
public sealed record ArticleParagraph(IReadOnlyList<ArticleRun> Runs) : ArticlePart;

/// <summary>A list.</summary>
/// <param name="Items">Its items, in order.</param>
public sealed record ArticleList(IReadOnlyList<ArticleListItem> Items) : ArticlePart;

/// <summary>An item of a list.</summary>
/// <param name="Level">Nesting depth, 1 the outermost.</param>
/// <param name="Runs">The item's words.</param>
public sealed record ArticleListItem(int Level, IReadOnlyList<ArticleRun> Runs);

/// <summary>A table.</summary>
/// <param name="Rows">Its rows, in order.</param>
public sealed record ArticleTable(IReadOnlyList<ArticleTableRow> Rows) : ArticlePart;

/// <summary>A row of a table.</summary>
/// <param name="IsHeader">Whether its cells are headings of columns.</param>
/// <param name="Cells">The words of each cell.</param>
public sealed record ArticleTableRow(bool IsHeader, IReadOnlyList<IReadOnlyList<ArticleRun>> Cells);

/// <summary>A document laid out for reading, with the words of one citation marked in it.</summary>
/// <param name="Document">What is laid out.</param>
/// <param name="Parts">Its content in reading order.</param>
/// <param name="HasQuote">Whether any of it is marked.</param>
public sealed record Article(SourceDocument Document, IReadOnlyList<ArticlePart> Parts, bool HasQuote)
{
    /// <summary>Lays a document out.</summary>
    /// <param name="document">The document.</param>
    /// <param name="from">First code unit of the quote in the document's text (UTF-16), if one is to be marked.</param>
    /// <param name="to">Just past the quote's last code unit. A pair that is no span of the text marks nothing.</param>
    public static Article Lay(SourceDocument document, int? from, int? to)
    {
        ArgumentNullException.ThrowIfNull(document);
        var quote = from >= 0 && to > from && to <= document.Text.Length ? TextSpan.FromBounds(from.Value, to.Value) : default;
        var layout = new ArticleLayout(document, quote);
        return new Article(document, layout.Lay(), layout.HasQuote);
    }
}
