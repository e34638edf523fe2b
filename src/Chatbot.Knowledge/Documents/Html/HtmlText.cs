using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using Chatbot.Knowledge.Documents.Layout;

namespace Chatbot.Knowledge.Documents.Html;

/// <summary>Writes an element's readable text, one block a line, and notes where each block stands in it.</summary>
internal sealed class HtmlText
{
    private const string CellBorder = " | ";

    private static readonly FrozenSet<string> Containers = FrozenSet.ToFrozenSet(
    [
        "address", "article", "blockquote", "body", "center", "details", "div", "fieldset", "figcaption", "figure", "header", "hgroup",
        "main", "p", "pre", "section", "summary", "dl", "dt", "dd", "tbody", "td", "tr",
    ]);

    private readonly ExtractedText text = new();
    private readonly StringBuilder line = new();
    private int groups;

    private HtmlText()
    {
    }

    /// <summary>Whether an element begins and ends lines of its own and may hold blocks.</summary>
    public static bool IsContainer(IElement element) => Containers.Contains(element.LocalName);

    /// <summary>The text of an element and its blocks.</summary>
    public static (string Text, IReadOnlyList<Block> Blocks) Of(IElement element)
    {
        var html = new HtmlText();
        html.WriteChildren(element, group: 0, depth: 0);
        html.EndLine(BlockKind.Paragraph, 1, 0);
        return (html.text.ToString(), html.text.Blocks);
    }

    /// <summary>Calls itself for nested elements, which AngleSharp, like browsers, nests 512 deep at most.</summary>
    private void WriteChildren(INode parent, int group, int depth)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText words)
                line.Append(words.Data);
            else if (node is IElement element)
                Write(element, group, depth);
        }
    }

    private void Write(IElement element, int group, int depth)
    {
        switch (element.LocalName)
        {
            case ['h', >= '1' and <= '6'] heading:
                EndLine(BlockKind.Paragraph, 1, group);
                WriteChildren(element, group, depth);
                EndLine(BlockKind.Heading, heading[1] - '0', 0);
                break;
            case "br":
                line.Append(' ');
                break;
            case "ul" or "ol":
                EndLine(BlockKind.Paragraph, 1, group);
                WriteList(element, group == 0 ? ++groups : group, depth + 1);
                break;
            case "table" when element.GetAttribute("role") is not ("presentation" or "none") && element.QuerySelector("table") is null:
                EndLine(BlockKind.Paragraph, 1, group);
                WriteTable(element);
                break;
            case "img" or "title" or "head":
                break;
            default:
                WriteOther(element, group, depth);
                break;
        }
    }

    private void WriteOther(IElement element, int group, int depth)
    {
        if (!IsContainer(element))
        {
            WriteChildren(element, group, depth);
            return;
        }

        EndLine(BlockKind.Paragraph, 1, group);
        WriteChildren(element, group, depth);
        EndLine(BlockKind.Paragraph, 1, group);
    }

    /// <summary>The first line of an item is the item; what else stands in it shares the list's group.</summary>
    private void WriteList(IElement list, int group, int depth)
    {
        foreach (var item in list.Children)
        {
            var first = text.Blocks.Count;
            WriteChildren(item, group, depth);
            EndLine(BlockKind.Paragraph, 1, group);
            if (text.Blocks.Count > first && text.Blocks[first].Kind == BlockKind.Paragraph)
                text.Change(first, BlockKind.ListItem, depth);
        }
    }

    private void WriteTable(IElement table)
    {
        var group = ++groups;
        var first = true;
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            var cells = row.Children.Where(c => c.LocalName is "td" or "th").ToList();
            line.AppendJoin(CellBorder, cells.Select(c => PlainText.Squeeze(c.TextContent)).Where(c => c.Length > 0));
            var header = first && cells.Count > 0 && cells.TrueForAll(c => c.LocalName == "th");
            EndLine(BlockKind.TableRow, header ? 0 : 1, group);
            first = false;
        }
    }

    /// <summary>Writes the line gathered so far as one block, unless it is empty or about the website.</summary>
    private void EndLine(BlockKind kind, int level, int group)
    {
        var words = PlainText.Squeeze(line.ToString());
        line.Clear();
        if (!Boilerplate.IsBoilerplate(words))
            text.Add(kind, words, level, group);
    }
}
