using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Documents.Pdf;

namespace Chatbot.Tests.Knowledge.Documents;

public sealed class PdfReaderTests : IDisposable
{
    private readonly ArticleFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public async Task A_pdf_is_read_without_what_is_printed_on_every_page()
    {
        Skip.If(
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).All(path => !File.Exists(Path.Combine(path, "pdftotext"))),
            "pdftotext is not installed");
        var file = PdfFile.Of(
            ["Clinic of Joints", "", "", "Sore knees", "", "", "Knees get sore for many good reasons, and reha-", "bilitation helps almost all of them to get well.", "", "", "Page 1 of 2"],
            ["Clinic of Joints", "", "", "What helps", "", "", "Rest helps for a day or two, and then walking is", "better than resting for most.", "", "", "Page 2 of 2"]);

        var document = Assert.Single(await folder.ReadAllAsync(new PdfReader(), "knee.pdf", file));

        Assert.Equal("Sore knees", document.Title);
        Assert.Equal(
            [
                "# Sore knees",
                "p Knees get sore for many good reasons, and rehabilitation helps almost all of them to get well.",
                "## What helps",
                "p Rest helps for a day or two, and then walking is better than resting for most.",
            ],
            BlockView.Of(document));
    }

    [Fact]
    public void Lines_become_paragraphs_and_parted_words_become_whole()
    {
        var text = PdfPages.Join("""
            Why knees get sore
            Knees get sore when they bear more than they are used to, for long-
            term overuse does what a fall does, and inflam-
            mation follows. Long-term overuse is more common.
            A new paragraph opens after a line that is not full.
            • running on a hard surface for more hours than one is
            used to
            •
            falls
            """);

        Assert.Equal(
            [
                "Why knees get sore",
                "Knees get sore when they bear more than they are used to, for long-term overuse does what a fall does, and inflammation follows. Long-term overuse is more common.",
                "A new paragraph opens after a line that is not full.",
                "• running on a hard surface for more hours than one is used to",
                "• falls",
            ],
            text.Split('\n'));
    }

    [Fact]
    public void Headers_footers_and_page_numbers_are_dropped_and_paragraphs_go_on_over_the_page()
    {
        var text = PdfPages.Join(string.Join('\f',
            "Leaflet 7, page 1\n\nRest is good for a day or two after a fall, and then walking is\n\nThe Clinic\n1\n",
            "Leaflet 7, page 2\n\nbetter, since joints that are not moved get stiff.\n\nA second thing is to raise the foot.\n\nThe Clinic\n2\n",
            "Leaflet 7, page 3\n\nIce helps.\n\nThe Clinic\n3\n"));

        Assert.Equal(
            [
                "Rest is good for a day or two after a fall, and then walking is better, since joints that are not moved get stiff.",
                "",
                "A second thing is to raise the foot.",
                "Ice helps.",
            ],
            text.Split('\n'));
    }

    [Fact]
    public async Task Where_poppler_is_missing_the_sentence_says_how_to_get_it() =>
        Assert.Equal(
            "a.pdf: reading PDF files needs the program pdftotext; install poppler (package poppler-utils or poppler), or save the article as .docx or .md.",
            await FaultAsync(folder.Root, TimeSpan.FromSeconds(60)));

    [SkippableTheory]
    [InlineData("echo 'Incorrect password' >&2; exit 1", "a.pdf: the PDF has a password; save it without one.")]
    [InlineData("echo broken >&2; exit 1", "a.pdf: the PDF is damaged or is no PDF; open it and save it again.")]
    [InlineData("exit 3", "a.pdf: the PDF forbids that its text is copied; ask its author for another form.")]
    [InlineData("printf '\\f'", "a.pdf: the PDF holds pictures of pages and no text; run text recognition over it, or write the article.")]
    public async Task What_poppler_refuses_is_told_in_plain_words(string script, string fault) =>
        Assert.Equal(fault, await FaultAsync(FakeProgram(script), TimeSpan.FromSeconds(60)));

    [SkippableFact]
    public async Task A_pdf_that_keeps_poppler_busy_is_given_up() =>
        Assert.Equal(
            "a.pdf: pdftotext was not done with the PDF after 1 seconds; split it, or save the article as .docx or .md.",
            await FaultAsync(FakeProgram("sleep 600"), TimeSpan.FromSeconds(1)));

    [SkippableFact]
    public async Task A_file_name_is_never_taken_for_an_option_or_a_command()
    {
        var reader = new PdfReader(new PdfToText(FakeProgram("for a in \"$@\"; do echo \"got <$a> here.\"; done"), TimeSpan.FromSeconds(60)));
        var name = "-opw $(id) \"x\";.pdf";
        var document = Assert.Single(await folder.ReadAllAsync(reader, name, [1]));
        Assert.Contains($"got <{Path.Combine(folder.Root, name)}> here.", document.Text, StringComparison.Ordinal);
    }

    /// <summary>A folder with a program named pdftotext, which does what a failing one does.</summary>
    private string FakeProgram(string script)
    {
        Skip.If(OperatingSystem.IsWindows(), "written as a shell script");
        var file = folder.Write("bin/pdftotext", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return Path.GetDirectoryName(file)!;
    }

    private async Task<string> FaultAsync(string path, TimeSpan timeout) =>
        (await Assert.ThrowsAsync<DocumentFormatException>(() => folder.ReadAllAsync(new PdfReader(new PdfToText(path, timeout)), "a.pdf", [1]))).Message;
}

/// <summary>Makes small PDF files.</summary>
internal static class PdfFile
{
    /// <summary>A file with a page for each list of lines. It has no table of its objects, which readers then make themselves.</summary>
    public static byte[] Of(params string[][] pages)
    {
        var file = new StringBuilder("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n");
        file.Append($"2 0 obj <</Type/Pages/Count {pages.Length}/Kids[{string.Join(' ', pages.Select((_, at) => $"{10 + (2 * at)} 0 R"))}]>> endobj\n");
        foreach (var (at, lines) in pages.Index())
        {
            var text = $"BT /F1 12 Tf 14 TL 72 720 Td {string.Concat(lines.Select(line => $"({line}) Tj T* "))}ET";
            file.Append($"{10 + (2 * at)} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents {11 + (2 * at)} 0 R>> endobj\n");
            file.Append($"{11 + (2 * at)} 0 obj <</Length {text.Length}>> stream\n{text}\nendstream endobj\n");
        }

        file.Append("trailer <</Root 1 0 R>>\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
