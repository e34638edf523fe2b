using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Tests.Knowledge.Splitting;
using FsCheck;
using FsCheck.Fluent;

namespace Chatbot.Tests.Knowledge.Documents;

public sealed class WordDocumentReaderTests : IDisposable
{
    private readonly ArticleFolder folder = new();
    private readonly WordDocumentReader reader = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Headings_lists_and_tables_are_kept()
    {
        var document = await ReadAsync(
            WordFile.Styled("Titel", "Sore knees"),
            WordFile.Styled("Verzeichnis1", "Reasons 2"),
            WordFile.Styled("berschrift1", "Reasons"),
            WordFile.Paragraph("These are:"),
            WordFile.Item("falls"),
            WordFile.Item("from stairs", depth: 1),
            WordFile.Styled("Liste", "age"),
            WordFile.Styled("Own", "Overuse"),
            "<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr><w:r><w:t>Sport</w:t></w:r></w:p>",
            $"<w:tbl><w:tblPr><w:tblLook w:firstRow=\"1\"/></w:tblPr>{WordFile.Row("Joint", "Kind")}<w:sdt><w:sdtContent>{WordFile.Row("Knee", "Hinge")}</w:sdtContent></w:sdt></w:tbl>",
            $"<w:tbl>{WordFile.Row("Set in a frame.")}</w:tbl>");

        Assert.Equal("Sore knees", document.Title);
        Assert.Equal("en-GB", document.Language);
        Assert.Equal(
            ["# Sore knees", "# Reasons", "p These are:", "- falls", "-- from stairs", "- age", "## Overuse", "### Sport", "|= Joint | Kind", "| Knee | Hinge", "p Set in a frame."],
            BlockView.Of(document));
    }

    [Fact]
    public async Task A_footnote_stands_after_the_paragraph_that_refers_to_it()
    {
        var document = Assert.Single(await folder.ReadAllAsync(reader, "a.docx", WordFile.Of(
            WordFile.Item("Knees bend<w:footnoteReference w:id=\"2\"/>".Replace("<w:foot", "</w:t></w:r><w:r><w:foot", StringComparison.Ordinal)
                .Replace("\"2\"/>", "\"2\"/></w:r><w:r><w:t>.", StringComparison.Ordinal)) + WordFile.Item("Hips turn."),
            $"<w:footnote w:id=\"0\" w:type=\"separator\"/><w:footnote w:id=\"2\">{WordFile.Paragraph("By 140 degrees.")}</w:footnote>")));

        Assert.Equal(["- Knees bend.", "p+ By 140 degrees.", "- Hips turn."], BlockView.Of(document));
    }

    [Fact]
    public async Task What_a_reader_does_not_see_is_no_part_of_the_article()
    {
        var document = await ReadAsync("""
            <w:p><w:r><w:t xml:space="preserve">Rest </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>
            <w:ins><w:r><w:t>often</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> secret</w:t></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>
            <w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom><w:r><w:tab/><w:t>helps.</w:t></w:r></w:p>
            <w:p><w:r><w:AlternateContent><w:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:drawing></w:Choice>
            <w:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict></w:Fallback></w:AlternateContent></w:r></w:p>
            """);

        Assert.Equal(["p Rest often helps.", "p In a box."], BlockView.Of(document));
    }

    [Fact]
    public async Task A_file_without_headings_is_named_after_itself() =>
        Assert.Equal("sore knees", Assert.Single(await folder.ReadAllAsync(reader, "sore-knees.docx", WordFile.Of(WordFile.Paragraph("Rest helps.")))).Title);

    [Fact]
    public async Task A_file_that_unpacks_without_end_is_refused()
    {
        var bomb = WordFile.Of(WordFile.Paragraph(new string('a', 33 * 1024 * 1024)));
        Assert.InRange(bomb.Length, 0, 1024 * 1024);
        Assert.Equal("a.docx: the document unpacks to more than 32 MB; split it, or save it without what fills it.", await FaultAsync(bomb));
    }

    [Fact]
    public async Task A_file_nested_without_end_is_refused()
    {
        const int Depth = 100_000;
        var nested = string.Concat(Enumerable.Repeat("<w:sdt>", Depth)) + WordFile.Paragraph("deep") + string.Concat(Enumerable.Repeat("</w:sdt>", Depth));
        Assert.Equal("a.docx: tables or text boxes are nested too deeply; flatten them.", await FaultAsync(WordFile.Of(nested)));
    }

    [Fact]
    public async Task A_file_with_entities_of_its_own_is_refused() =>
        Assert.Equal(
            "a.docx: the Word document is damaged; open it in Word and save it again.",
            await FaultAsync(WordFile.Zip(("word/document.xml", $"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><w:document xmlns:w=\"{WordFile.Namespace}\">&b;</w:document>"))));

    [Theory]
    [InlineData("PK and then nothing", "a.docx: the Word document is damaged; open it in Word and save it again.")]
    [InlineData("\u00d0\u00cf\u0011\u00e0 and more", "a.docx: the file has a password or is an old .doc file; save it as .docx without a password.")]
    public async Task A_damaged_or_locked_file_is_told_with_the_remedy(string content, string fault) =>
        Assert.Equal(fault, await FaultAsync(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public async Task A_file_without_text_is_told()
    {
        Assert.Equal("a.docx: the file is no Word document; open it in Word and save it again as .docx.", await FaultAsync(WordFile.Zip(("x.txt", "x"))));
        Assert.Equal("a.docx: the document holds no text; write the article or remove the file.", await FaultAsync(WordFile.Of(WordFile.Paragraph(" "))));
    }

    [Fact]
    public void Whatever_paragraphs_a_file_has_each_is_one_block_with_its_words_at_its_place() =>
        Prop.ForAll(Gen.ListOf(Gen.Elements(Parts)).Where(parts => parts.Count > 0).ToArbitrary(), parts =>
        {
            var document = ReadAsync([.. parts.Select(part => part.Xml)]).GetAwaiter().GetResult();
            Assert.Equal(parts.Select(part => part.Words), document.Blocks.Select(block => block.Span.In(document.Text)));
            SplittingLaws.Check(document);
        }).QuickCheckThrowOnFailure();

    private static readonly (string Xml, string Words)[] Parts =
    [
        (WordFile.Paragraph("Knees bend. They also turn."), "Knees bend. They also turn."),
        (WordFile.Paragraph("A &lt; B &amp; C"), "A < B & C"),
        (WordFile.Styled("berschrift1", "Reasons"), "Reasons"),
        (WordFile.Item("falls"), "falls"),
        (WordFile.Item("from stairs", depth: 2), "from stairs"),
        (WordFile.Paragraph("膝が 痛い ünïcödé 🦵"), "膝が 痛い ünïcödé 🦵"),
        ($"<w:tbl>{WordFile.Row("Knee", "Hinge")}</w:tbl>", "Knee | Hinge"),
    ];

    private async Task<SourceDocument> ReadAsync(params string[] body) =>
        Assert.Single(await folder.ReadAllAsync(reader, "a.docx", WordFile.Of(string.Concat(body))));

    private async Task<string> FaultAsync(byte[] bytes) =>
        (await Assert.ThrowsAsync<DocumentFormatException>(() => folder.ReadAllAsync(reader, "a.docx", bytes))).Message;
}
