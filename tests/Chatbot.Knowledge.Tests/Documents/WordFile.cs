using System.IO.Compression;
using System.Text;

namespace Chatbot.Tests.Knowledge.Documents;

/// <summary>Makes small Word files.</summary>
internal static class WordFile
{
    public const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Styles = """
        <w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
        <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="Own"><w:name w:val="Clinic heading"/><w:basedOn w:val="berschrift2"/></w:style>
        <w:style w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Own"/></w:style>
        <w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
        <w:style w:styleId="Liste"><w:name w:val="List Bullet"/></w:style>
        """;

    /// <summary>A file with this body; <paramref name="footnotes"/> are the elements of the footnotes part.</summary>
    public static byte[] Of(string body, string footnotes = "") => Zip(
        ("word/document.xml", $"<w:document xmlns:w=\"{Namespace}\"><w:body>{body}</w:body></w:document>"),
        ("word/styles.xml", $"<w:styles xmlns:w=\"{Namespace}\">{Styles}</w:styles>"),
        ("word/footnotes.xml", $"<w:footnotes xmlns:w=\"{Namespace}\">{footnotes}</w:footnotes>"));

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    public static string Paragraph(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    public static string Styled(string style, string text) => Paragraph(text, $"<w:pStyle w:val=\"{style}\"/>");

    public static string Item(string text, int depth = 0) => Paragraph(text, $"<w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"3\"/></w:numPr>");

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(cell => $"<w:tc>{Paragraph(cell)}</w:tc>"))}</w:tr>";
}
