using System.Text;
using System.Xml.Linq;

namespace Chatbot.Knowledge.Documents.Word;

/// <summary>Writes the readable text of a Word file, one block a line.</summary>
/// <remarks>
/// Deleted, moved-away and hidden text is left out, as are tables of contents, headers and footers. A footnote stands after the
/// paragraph that refers to it.
/// </remarks>
internal sealed class WordText
{
    private const string CellBorder = " | ";

    private readonly ExtractedText text = new();
    private readonly WordStyles styles;
    private readonly Dictionary<string, XElement> footnotes;
    private int groups;
    private bool inList;

    private WordText(WordStyles styles, XElement? footnotes)
    {
        this.styles = styles;
        this.footnotes = (footnotes?.Elements() ?? []).Where(note => note.Value("id") is not null && note.Value("type") is null)
            .DistinctBy(note => note.Value("id")).ToDictionary(note => note.Value("id")!, StringComparer.Ordinal);
    }

    /// <summary>The text of a document and its blocks.</summary>
    /// <param name="body">The document's body.</param>
    /// <param name="styles">Its styles.</param>
    /// <param name="footnotes">Its footnotes, if it has any.</param>
    public static (string Text, IReadOnlyList<Block> Blocks) Of(XElement body, WordStyles styles, XElement? footnotes)
    {
        var word = new WordText(styles, footnotes);
        word.WriteAll(body);
        return (word.text.ToString(), word.text.Blocks);
    }

    /// <summary>Calls itself for nested elements, which <see cref="WordPackage"/> nests 256 deep at most.</summary>
    private void WriteAll(XElement container)
    {
        foreach (var element in container.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "p":
                    WriteParagraph(element);
                    break;
                case "tbl":
                    inList = false;
                    WriteTable(element);
                    break;
                case "sdt" or "sdtContent" or "ins" or "moveTo" or "customXml" or "smartTag":
                    WriteAll(element);
                    break;
            }
        }
    }

    private void WriteParagraph(XElement paragraph)
    {
        if (styles.IsContents(paragraph))
            return;
        var words = WordsOf(paragraph);
        if (styles.HeadingLevel(paragraph) is { } level)
        {
            inList = false;
            text.Add(BlockKind.Heading, words, level, group: 0);
        }
        else if (styles.ItemDepth(paragraph) is { } itemDepth)
        {
            if (!inList)
                groups++;
            inList = true;
            text.Add(BlockKind.ListItem, words, itemDepth, groups);
        }
        else if (!string.IsNullOrWhiteSpace(words))
        {
            inList = false;
            text.Add(BlockKind.Paragraph, words, level: 1, group: 0);
        }

        WriteFootnotes([paragraph], inList ? groups : 0);
        foreach (var box in TextBoxes(paragraph))
            WriteAll(box);
    }

    /// <summary>A table of one column only lays text out; any other is written row by row.</summary>
    private void WriteTable(XElement table)
    {
        var rows = OwnParts(table, "tr", "tbl").Where(row => row.Child("trPr")?.Child("del") is null).ToList();
        var cells = rows.ConvertAll(row => OwnParts(row, "tc", "tr").ToList());
        if (cells.TrueForAll(row => row.Count <= 1))
        {
            foreach (var cell in cells.SelectMany(row => row))
                WriteAll(cell);
            return;
        }

        var group = ++groups;
        var headed = rows.Count > 1 && IsHeaded(table, rows[0]);
        foreach (var (at, row) in cells.Index())
        {
            var words = row.Select(cell => PlainText.Squeeze(string.Join(' ', ParagraphsIn(cell).Select(WordsOf)))).Where(cell => cell.Length > 0);
            text.Add(BlockKind.TableRow, string.Join(CellBorder, words), at == 0 && headed ? 0 : 1, group);
        }

        WriteFootnotes(ParagraphsIn(table), group: 0);
    }

    /// <summary>Whether the first row is marked to be repeated on every page, or to look like a header.</summary>
    private static bool IsHeaded(XElement table, XElement row) =>
        row.Child("trPr")?.Child("tblHeader") is not null
        || table.Child("tblPr")?.Child("tblLook")?.Value("firstRow") is "1" or "true";

    /// <summary>Rows of a table, or cells of a row, those in content controls among them, without those of tables inside.</summary>
    private static IEnumerable<XElement> OwnParts(XElement owner, string part, string kind) => owner.Descendants()
        .Where(e => e.Name.LocalName == part && e.Ancestors().First(a => a.Name.LocalName == kind) == owner);

    private void WriteFootnotes(IEnumerable<XElement> paragraphs, int group)
    {
        foreach (var reference in paragraphs.SelectMany(Shown).Where(e => e.Name.LocalName == "footnoteReference"))
        {
            if (reference.Value("id") is { } id && footnotes.Remove(id, out var note))
                text.Add(BlockKind.Paragraph, string.Join(' ', ParagraphsIn(note).Select(WordsOf)), level: 1, group);
        }
    }

    private static IEnumerable<XElement> ParagraphsIn(XElement element) => element.Descendants().Where(e => e.Name.LocalName == "p");

    private static string WordsOf(XElement paragraph)
    {
        var words = new StringBuilder();
        foreach (var element in Shown(paragraph))
        {
            words.Append(element.Name.LocalName switch
            {
                "t" => element.Value,
                "tab" or "br" or "cr" => " ",
                "noBreakHyphen" => "-",
                _ => "",
            });
        }

        return words.ToString();
    }

    /// <summary>What a reader of the paragraph sees, without what stands in text boxes of its own.</summary>
    private static IEnumerable<XElement> Shown(XElement paragraph)
    {
        var open = new Stack<XElement>(paragraph.Elements().Reverse());
        while (open.TryPop(out var element))
        {
            if (element.Name.LocalName is "del" or "moveFrom" or "pPr" or "rPr" or "drawing" or "pict" or "object" or "Fallback" || IsHidden(element))
                continue;
            yield return element;
            foreach (var child in element.Elements().Reverse())
                open.Push(child);
        }
    }

    private static bool IsHidden(XElement element) =>
        element.Name.LocalName == "r" && element.Child("rPr")?.Child("vanish") is { } vanish && vanish.Value("val") is not ("0" or "false");

    /// <summary>Text boxes anchored in a paragraph, once each: the older form of a box repeats what the newer one says.</summary>
    private static IEnumerable<XElement> TextBoxes(XElement paragraph) => paragraph.Descendants()
        .Where(e => e.Name.LocalName == "txbxContent" && e.Ancestors().TakeWhile(a => a != paragraph).All(a => a.Name.LocalName is not ("Fallback" or "txbxContent" or "del")));
}
