using Chatbot.Text;

namespace Chatbot.Knowledge.Documents.Layout;

/// <summary>Finds headings, paragraphs, lists and tables in a text without markup, by the shape and order of its lines.</summary>
internal sealed class LayoutParser
{
    /// <summary>Fewest rows, header included, that make lines a table.</summary>
    private const int MinTableRows = 3;

    private readonly string text;
    private readonly IReadOnlyList<TextLine> lines;
    private readonly List<Block> blocks = [];
    private int at;
    private int groups;

    private LayoutParser(string text, IReadOnlyList<TextLine> lines)
    {
        this.text = text;
        this.lines = lines;
    }

    /// <summary>The blocks of a text in reading order. Every character of the lines is in one of them, bullets aside.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="lines">Its lines, boilerplate left out and wrapped lines joined.</param>
    /// <param name="titled">Whether the first line may be the title.</param>
    public static IReadOnlyList<Block> Parse(string text, IReadOnlyList<TextLine> lines, bool titled)
    {
        var parser = new LayoutParser(text, lines);
        if (titled)
            parser.ReadTitle();
        while (parser.at < lines.Count)
            parser.ReadNext();
        return HeadingLevels.Assign(text, parser.blocks);
    }

    private void ReadTitle()
    {
        if (lines.Count < 2 || lines[0].IsItem)
            return;
        var withoutSite = DocumentName.WithoutSiteName(lines[0].Span.In(text));
        if (!LineShape.LooksLikeHeading(text, lines[0].Span with { Length = withoutSite.Length }))
            return;
        blocks.Add(new Block(BlockKind.Heading, lines[0].Span, Level: 1));
        at = 1;
    }

    private void ReadNext()
    {
        if (IsListItem(at))
            ReadList();
        else if (EndOfTable() is var tableEnd && tableEnd > at)
            ReadTable(tableEnd);
        else if (EndOfBareList() is var listEnd && listEnd > at)
            ReadBareList(listEnd);
        else if (IsHeading(at))
            blocks.Add(new Block(BlockKind.Heading, lines[at++].Span, Level: HeadingLevels.Section));
        else
            blocks.Add(new Block(BlockKind.Paragraph, lines[at++].Span));
    }

    /// <summary>A bullet always opens an item; a number does only beside another item, since headings are numbered too.</summary>
    private bool IsListItem(int index)
    {
        if (!lines[index].IsItem)
            return false;
        var marker = text[lines[index].Span.Start];
        return !char.IsAsciiLetterOrDigit(marker)
            || !LineShape.LooksLikeHeading(text, lines[index].Content)
            || (index > 0 && lines[index - 1].IsItem)
            || (index + 1 < lines.Count && lines[index + 1].IsItem);
    }

    private void ReadList()
    {
        var group = ++groups;
        var indents = new Stack<int>();
        while (at < lines.Count)
        {
            var line = lines[at];
            if (IsListItem(at))
            {
                while (indents.Count > 0 && indents.Peek() > line.Indent)
                    indents.Pop();
                if (indents.Count == 0 || indents.Peek() < line.Indent)
                    indents.Push(line.Indent);
                blocks.Add(new Block(BlockKind.ListItem, ItemWithItsText(), indents.Count, group));
            }
            else if (ContinuesItem(line, indents))
            {
                blocks.Add(new Block(BlockKind.Paragraph, line.Span, Group: group));
                at++;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>An item that is but a label takes the line after it along, so that both can be quoted together.</summary>
    private TextSpan ItemWithItsText()
    {
        var item = lines[at++];
        var hasText = at < lines.Count && !lines[at].IsItem && LineShape.IsLabel(text, item.Content);
        return hasText ? TextSpan.FromBounds(item.Content.Start, lines[at++].Span.End) : item.Content;
    }

    private static bool ContinuesItem(TextLine line, Stack<int> indents) => line.Indent > 0 && line.Indent >= indents.Peek();

    /// <summary>
    /// End of the table that starts here, or -1. Cells are lost in such texts, so it must be plain to see: lines that stand together,
    /// a header in title case without a stop, and rows that each open with capitalised words; or lines that all hold tabs.
    /// </summary>
    private int EndOfTable()
    {
        if (!lines[at].BlankBefore && !FollowsLeadIn())
            return -1;
        var end = EndOfRun();
        if (end - at < MinTableRows)
            return -1;
        var run = Enumerable.Range(at, end - at).Select(i => lines[i]).ToList();
        if (run.Any(l => l.IsItem))
            return -1;
        var tabbed = run.All(l => text.AsSpan(l.Span.Start, l.Span.Length).Contains('\t'));
        var flattened = LineShape.LooksLikeHeading(text, run[0].Span)
            && LineShape.IsTitleCase(text, run[0].Span)
            && run.Skip(1).All(l => LineShape.OpensLikeCell(text, l.Span));
        return tabbed || flattened ? end : -1;
    }

    private void ReadTable(int end)
    {
        var group = ++groups;
        for (var header = at; at < end; at++)
            blocks.Add(new Block(BlockKind.TableRow, lines[at].Span, Level: at == header ? 0 : 1, group));
    }

    /// <summary>End of a list without bullets that starts here, or -1: two or more short lines together, announced by the line before.</summary>
    private int EndOfBareList()
    {
        if (!FollowsLeadIn())
            return -1;
        var end = at;
        while (end < lines.Count && IsBareItem(end) && (end == at || !lines[end].BlankBefore))
            end++;
        return end - at >= 2 ? end : -1;
    }

    private bool IsBareItem(int index) => !lines[index].IsItem && LineShape.LooksLikeBareItem(text, lines[index].Span);

    private void ReadBareList(int end)
    {
        var group = ++groups;
        for (; at < end; at++)
            blocks.Add(new Block(BlockKind.ListItem, lines[at].Span, Level: 1, group));
    }

    /// <summary>A line shaped like a heading is one when something follows that it can head.</summary>
    private bool IsHeading(int index)
    {
        if (!LineShape.LooksLikeHeading(text, lines[index].Span) || index + 1 >= lines.Count)
            return false;
        return !LineShape.IsQuestion(text, lines[index].Span) || !LineShape.IsQuestion(text, lines[index + 1].Span);
    }

    private bool FollowsLeadIn() =>
        blocks is [.., { Kind: BlockKind.Paragraph } last] && LineShape.IsLeadIn(text, last.Span);

    private int EndOfRun()
    {
        var end = at + 1;
        while (end < lines.Count && !lines[end].BlankBefore)
            end++;
        return end;
    }
}
