using System.Text.RegularExpressions;
using Chatbot.Knowledge.Documents;
using Chatbot.Text;

namespace Chatbot.Bot.Sources;

/// <summary>Makes the parts of an <see cref="Article"/> from a document's blocks. For one document, once.</summary>
/// <param name="document">What to lay out.</param>
/// <param name="quote">The words to mark; empty for none.</param>
internal sealed partial class ArticleLayout(SourceDocument document, TextSpan quote)
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

    /// <summary>A stretch of the text, parted where the quote begins and ends and where links do.</summary>
    private List<ArticleRun> Runs(TextSpan span)
    {
        var runs = new List<ArticleRun>();
        var at = span.Start;
        foreach (Match link in ArticleLink().Matches(span.In(document.Text)))
        {
            var (start, end) = (span.Start + link.Index, span.Start + link.Index + link.Length);
            AddRuns(runs, TextSpan.FromBounds(at, start), link: null);
            AddRuns(runs, TextSpan.FromBounds(start, end), Resolve(link.Groups["path"].Value));
            at = end;
        }

        AddRuns(runs, TextSpan.FromBounds(at, span.End), link: null);
        return runs;
    }

    /// <summary>Parts a stretch at the quote's borders; a link is kept whole, and is quoted when any of it is.</summary>
    private void AddRuns(List<ArticleRun> runs, TextSpan span, string? link)
    {
        var (from, to) = span.Overlaps(quote) ? (Math.Max(span.Start, quote.Start), Math.Min(span.End, quote.End)) : (span.End, span.End);
        if (link is not null && to > from)
            (from, to) = (span.Start, span.End);

        Add(TextSpan.FromBounds(span.Start, from), isQuoted: false);
        Add(TextSpan.FromBounds(from, to), isQuoted: true);
        Add(TextSpan.FromBounds(to, span.End), isQuoted: false);

        void Add(TextSpan part, bool isQuoted)
        {
            if (part.Length == 0)
                return;

            runs.Add(new ArticleRun(Read(part), isQuoted, IsQuoteStart: isQuoted && !HasQuote, link));
            HasQuote |= isQuoted;
        }
    }

    /// <summary>The id of the article that a relative link names.</summary>
    private string Resolve(string path) =>
        Uri.UnescapeDataString(new Uri(new Uri($"file:///{Uri.EscapeDataString(document.Id).Replace("%2F", "/", StringComparison.Ordinal)}"), path).AbsolutePath.TrimStart('/'));

    /// <summary>The words of a span, with the space at either end that keeps them apart from their neighbours.</summary>
    private string Read(TextSpan span)
    {
        var raw = span.In(document.Text);
        var text = PlainText.Of(raw);
        if (text.Length == 0)
            return raw.Length > 0 ? " " : "";
        return $"{(char.IsWhiteSpace(raw[0]) ? " " : "")}{text}{(char.IsWhiteSpace(raw[^1]) ? " " : "")}";
    }

    // A Markdown link to another article of the corpus: [words](folder/article.md#section).
    [GeneratedRegex(@"\[[^\[\]]+\]\((?<path>[\w./%-]+)\.md(?:#[^()\s]*)?\)")]
    private static partial Regex ArticleLink();
}
