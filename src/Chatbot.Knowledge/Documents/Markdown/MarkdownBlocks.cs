using Chatbot.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using MarkdownBlock = Markdig.Syntax.Block;

namespace Chatbot.Knowledge.Documents.Markdown;

/// <summary>Finds the blocks of a Markdown text and where their raw text stands. Inline marks stay inside the spans.</summary>
internal sealed class MarkdownBlocks
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UsePipeTables()
        .UseFootnotes()
        .Build();

    private readonly string text;
    private readonly int bodyStart;
    private readonly List<Block> blocks = [];
    private int groups;

    private MarkdownBlocks(string text, int bodyStart)
    {
        this.text = text;
        this.bodyStart = bodyStart;
    }

    /// <summary>All blocks of a file, from <paramref name="bodyStart"/> on, with spans into the whole file.</summary>
    /// <exception cref="DocumentFormatException">Quotes or lists are nested deeper than Markdig reads.</exception>
    public static IReadOnlyList<Block> Of(string text, int bodyStart, string relativePath)
    {
        var reader = new MarkdownBlocks(text, bodyStart);
        reader.AddAll(Parse(text[bodyStart..], relativePath), list: 0, depth: 0);
        return [.. reader.blocks.OrderBy(b => b.Span.Start)];
    }

    private static MarkdownDocument Parse(string body, string relativePath)
    {
        try
        {
            return Markdig.Markdown.Parse(body, Pipeline);
        }
        catch (ArgumentException fault)
        {
            // how Markdig tells of its depth limit, which guards the stack
            throw new DocumentFormatException(relativePath, 0, "quotes, lists or links are nested too deeply; flatten them.", fault);
        }
    }

    private void AddAll(ContainerBlock container, int list, int depth)
    {
        for (var i = 0; i < container.Count; i++)
        {
            if (container[i] is ParagraphBlock)
                AddSpan(BlockKind.Paragraph, ParagraphSpan(container, i), 1, list);
            else
                Add(container[i], list, depth);
        }
    }

    private void Add(MarkdownBlock block, int list, int depth)
    {
        switch (block)
        {
            case LinkReferenceDefinitionGroup or BlankLineBlock:
                break;
            case HtmlBlock { Type: HtmlBlockType.Comment or HtmlBlockType.ScriptPreOrStyle or HtmlBlockType.ProcessingInstruction }:
                break;
            case HeadingBlock heading:
                AddSpan(BlockKind.Heading, InlineSpan(heading), heading.Level, group: 0);
                break;
            case ListBlock inner:
                AddList(inner, list == 0 ? ++groups : list, depth + 1);
                break;
            case Table table:
                AddTable(table);
                break;
            case CodeBlock code:
                AddSpan(BlockKind.Paragraph, LinesSpan(code), 1, list);
                break;
            case ContainerBlock container:
                AddAll(container, list, depth);
                break;
            default:
                AddSpan(BlockKind.Paragraph, Span(block.Span), 1, list);
                break;
        }
    }

    /// <summary>The first paragraph of an item is the item; what else stands in it shares the list's group.</summary>
    private void AddList(ListBlock list, int group, int depth)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            for (var i = 0; i < item.Count; i++)
            {
                if (item[i] is ParagraphBlock)
                    AddSpan(i == 0 ? BlockKind.ListItem : BlockKind.Paragraph, ParagraphSpan(item, i), i == 0 ? depth : 1, group);
                else
                    Add(item[i], group, depth);
            }
        }
    }

    private void AddTable(Table table)
    {
        var group = ++groups;
        foreach (var row in table.OfType<TableRow>())
        {
            var span = Span(row.Span);
            var cells = span.In(text);
            var start = cells.Length - cells.TrimStart(' ', '\t', '|').Length;
            AddSpan(BlockKind.TableRow, new TextSpan(span.Start + start, cells.Trim(' ', '\t', '|').Length), row.IsHeader ? 0 : 1, group);
        }
    }

    private void AddSpan(BlockKind kind, TextSpan span, int level, int group)
    {
        var raw = span.In(text);
        var start = raw.Length - raw.TrimStart().Length;
        var length = raw.Trim().Length;
        if (length > 0)
            blocks.Add(new Block(kind, new TextSpan(span.Start + start, length), level, group));
    }

    private TextSpan Span(SourceSpan span) => span.IsEmpty ? default : new TextSpan(bodyStart + span.Start, span.Length);

    /// <summary>A paragraph's lines; Markdig counts a table that follows without an empty line into the paragraph's span as well.</summary>
    private TextSpan ParagraphSpan(ContainerBlock container, int index)
    {
        var span = container[index].Span;
        if (index + 1 < container.Count && container[index + 1] is Table table && table.Span.Start <= span.End)
            span.End = table.Span.Start - 1;
        return Span(span);
    }

    /// <summary>A heading's words without its marks.</summary>
    private TextSpan InlineSpan(HeadingBlock heading) =>
        heading.Inline is { FirstChild: { } first, LastChild: { } last }
            ? Span(new SourceSpan(first.Span.Start, last.Span.End))
            : default;

    /// <summary>A code block's lines without its fences.</summary>
    private TextSpan LinesSpan(LeafBlock block) =>
        block.Lines.Count == 0
            ? default
            : Span(new SourceSpan(block.Lines.Lines[0].Slice.Start, block.Lines.Lines[block.Lines.Count - 1].Slice.End));
}
