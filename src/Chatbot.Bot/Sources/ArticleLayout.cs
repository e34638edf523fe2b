using Chatbot.Knowledge.Documents;
using Chatbot.Text;

namespace Chatbot.Bot.Sources;

/// <summary>Makes the parts of an <see cref="Article"/> from a document's blocks. For one document, once.</summary>
/// <param name="document">What to lay out.</param>
/// <param name="quote">The words to mark; empty for none.</param>
internal sealed class ArticleLayout(SourceDocument document, TextSpan quote)
{
    private const int HighestHeading = 2;
    private const int LowestHeading = 6;
    private readonly int _topLevel = document.Blocks.Where(block => block.Kind == BlockKind.Heading).Select(block => block.Level).DefaultIfEmpty(1).Min();
    private int _headings;

    /// <summary>Whether any words were marked so far.</summary>
    public bool HasQuote { get; private set; }

    /// <summary>The parts in reading order.</summary>
    public List<ArticlePart> Lay()
    {
        var parts = new List<ArticlePart>();
        for (var at = 0; at < document.Blocks.Count;)
        {
            var block = document.Blocks[at];
            var group = document.Blocks.Skip(at).TakeWhile(next => next.Kind == block.Kind && next.Group == block.Group).ToList();
            switch (block.Kind)
            {
                case BlockKind.ListItem:
                    parts.Add(new ArticleList([.. group.Select(item => new ArticleListItem(item.Level, Runs(item.Span)))]));
                    at += group.Count;
                    break;
                case BlockKind.TableRow:
                    parts.Add(new ArticleTable([.. group.Select(LayRow)]));
                    at += group.Count;
                    break;
                case BlockKind.Heading:
                    if (!RepeatsTitle(block, at))
                        parts.Add(LayHeading(block));
                    at++;
                    break;
                default:
                    parts.Add(new ArticleParagraph(Runs(block.Span)));
                    at++;
                    break;
            }
        }

        return parts;
    }

    /// <summary>Whether the page's own heading says it already.</summary>
    private bool RepeatsTitle(Block heading, int at) =>
        at == 0 && !heading.Span.Overlaps(quote) && PlainText.Of(heading.Span.In(document.Text)).Equals(document.Title, StringComparison.OrdinalIgnoreCase);

    private ArticleHeading LayHeading(Block block) => new(
        $"section-{++_headings}",
        Math.Min(HighestHeading + block.Level - _topLevel, LowestHeading),
        Runs(block.Span));

    private ArticleTableRow LayRow(Block row) => new(row.Level == 0, [.. Cells(row.Span).Select(Runs)]);

    /// <summary>The cells of a row as it stands in the text: parted by bars, or by tabs where there are no bars.</summary>
    private List<TextSpan> Cells(TextSpan row)
    {
        var text = row.In(document.Text);
        var border = text.Contains('|', StringComparison.Ordinal) ? '|' : '\t';
        var cells = new List<TextSpan>();
        var start = text.StartsWith(border) ? 1 : 0;
        var last = text.EndsWith(border) && text.Length > 1 ? text.Length - 1 : text.Length;
        for (var at = start; at <= last; at++)
        {
            if (at < last && (text[at] != border || (at > 0 && text[at - 1] == '\\')))
                continue;

            cells.Add(TextSpan.FromBounds(row.Start + start, row.Start + at));
            start = at + 1;
        }

        return cells;
    }

    /// <summary>A stretch of the text, parted where the quote begins and ends.</summary>
    private List<ArticleRun> Runs(TextSpan span)
    {
        if (quote.Length == 0 || !span.Overlaps(quote))
            return [new ArticleRun(Read(span))];

        var (from, to) = (Math.Max(span.Start, quote.Start), Math.Min(span.End, quote.End));
        var marked = new ArticleRun(Read(TextSpan.FromBounds(from, to)), IsQuoted: true, IsQuoteStart: !HasQuote);
        HasQuote = true;
        return [
            .. from > span.Start ? [new ArticleRun(Read(TextSpan.FromBounds(span.Start, from)))] : Array.Empty<ArticleRun>(),
            marked,
            .. to < span.End ? [new ArticleRun(Read(TextSpan.FromBounds(to, span.End)))] : Array.Empty<ArticleRun>(),
        ];
    }

    /// <summary>The words of a span, with the space at either end that keeps them apart from their neighbours.</summary>
    private string Read(TextSpan span)
    {
        var raw = span.In(document.Text);
        var text = PlainText.Of(raw);
        if (text.Length == 0)
            return raw.Length > 0 ? " " : "";
        return $"{(char.IsWhiteSpace(raw[0]) ? " " : "")}{text}{(char.IsWhiteSpace(raw[^1]) ? " " : "")}";
    }
}
