using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Tests.Knowledge.Documents;

public sealed class PlainTextReaderTests : IDisposable
{
    private readonly ArticleFolder folder = new();
    private readonly PlainTextReader reader = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Headings_lists_and_their_texts_are_found_by_the_shape_of_the_lines()
    {
        var document = await folder.ReadAsync(reader, "knee.txt", """
            Sore knees | A Site About Knees

            Knees get sore for many reasons, and most of them pass.

            Why knees get sore

            Some reasons are:

                • Overuse: Long runs do it. Short ones rarely do.
                • Falls:

                A fall bruises the joint.

                Ice may help.
              – nested reason

            Other reasons exist too.
            Symptoms may include
            - stiffness
            - swelling
            """);

        Assert.Equal("Sore knees", document.Title);
        Assert.Equal(
            [
                "# Sore knees | A Site About Knees",
                "p Knees get sore for many reasons, and most of them pass.",
                "## Why knees get sore",
                "p Some reasons are:",
                "- Overuse: Long runs do it. Short ones rarely do.",
                "- Falls:\n\n    A fall bruises the joint.",
                "p+ Ice may help.",
                "- nested reason",
                "p Other reasons exist too.",
                "p Symptoms may include",
                "- stiffness",
                "- swelling",
            ],
            BlockView.Of(document));
    }

    [Fact]
    public async Task A_question_heads_its_answer()
    {
        var document = await folder.ReadAsync(reader, "faq.txt", """
            Knees

            Common Questions

            Do knees heal?
            Mostly they do.

            When should I see someone?
            When it lasts.

            What to look for
            Take care.
            """);

        Assert.Equal(
            ["# Knees", "## Common Questions", "### Do knees heal?", "p Mostly they do.", "### When should I see someone?", "p When it lasts.", "## What to look for", "p Take care."],
            BlockView.Of(document));
    }

    [Fact]
    public async Task A_heading_used_twice_belongs_to_the_section_above_it()
    {
        var document = await folder.ReadAsync(reader, "joints.txt", """
            Joints
            Knee
            The knee bends.
            What it feels like
            It stings.
            Hip
            The hip turns.
            What it feels like
            It aches.
            """);

        Assert.Equal(
            ["# Joints", "## Knee", "p The knee bends.", "### What it feels like", "p It stings.", "## Hip", "p The hip turns.", "### What it feels like", "p It aches."],
            BlockView.Of(document));
    }

    [Fact]
    public async Task A_section_that_announces_more_goes_on_in_the_sections_below_it()
    {
        var document = await folder.ReadAsync(reader, "knee.txt", """
            Knees

            Frequent reasons for sore knees

            The reasons for sore knees are the following.

            Worn cartilage
            It wears with age.

            Torn meniscus
            It tears in sport.

            What helps against sore knees
            Rest helps.
            """);

        Assert.Equal(["# Knees", "## Frequent reasons for sore knees", "### Worn cartilage", "### Torn meniscus", "## What helps against sore knees"], Headings(document));
    }

    [Fact]
    public async Task A_table_flattened_to_lines_is_read_as_rows()
    {
        var document = await folder.ReadAsync(reader, "table.txt", """
            Joints

            Here is an overview:

            Joint Name Kind Typical Load
            Knee Joint Hinge Walking and climbing
            Hip Joint Ball Standing. Sitting loads it less.

            Loads differ from person to person.
            """);

        Assert.Equal(
            [
                "# Joints",
                "p Here is an overview:",
                "|= Joint Name Kind Typical Load",
                "| Knee Joint Hinge Walking and climbing",
                "| Hip Joint Ball Standing. Sitting loads it less.",
                "p Loads differ from person to person.",
            ],
            BlockView.Of(document));
    }

    [Fact]
    public async Task Lines_about_the_website_are_no_part_of_the_article()
    {
        var document = await folder.ReadAsync(reader, "site.txt", """

            All content is medically reviewed by our board.
            If our content is wrong, mark it and press Ctrl + M.
            Hip pain
            Medical editor of this article
            Medically reviewed by A. Nobody
            Last reviewed: 01.02.2026
            Written instructions help many people with hip pain.
            [ 3 ], [ 4 ]
            Published studies agree on that.

            Monthly updates on hips and knees, straight to you.

            Thank you, you are successfully subscribed.

            Page last updated: 1 May 2026
            If you have any comments, write to us.

            See more

            """ + "\u00a0 Hips \u00a0 Knees \u00a0 Ankles\n" + """

            Hip Helper
            An assistant for hips.
            Get it on Google Play

            © 2026 The Hip Company
            """);

        Assert.Equal(
            ["# Hip pain", "p Written instructions help many people with hip pain.", "p Published studies agree on that."],
            BlockView.Of(document));
    }

    [Fact]
    public async Task Lines_broken_at_a_fixed_width_are_joined()
    {
        var document = await folder.ReadAsync(reader, "wrapped.txt", """
            Ankles

            Ankles carry the whole body and so they get sore when one
            stands for long. Most of the time rest is all they need and
            then they recover.

            - A first thing to try is to raise the foot for a while and
              to cool it.
            - Shoes matter.
            """);

        Assert.Equal(4, document.Blocks.Count);
        Assert.EndsWith("then they recover.", document.Blocks[1].Span.In(document.Text), StringComparison.Ordinal);
        Assert.EndsWith("to cool it.", document.Blocks[2].Span.In(document.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_opens_with_a_paragraph_is_named_after_its_first_heading()
    {
        var document = await folder.ReadAsync(reader, "x.txt", "Feet hurt at times, and shoes are to blame.\n\nChoosing shoes\n\nWide ones are best.\n");
        Assert.Equal("Choosing shoes", document.Title);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_byte_order_mark_decides_the_encoding_and_is_no_part_of_the_text(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding);
        var document = Assert.Single(await folder.ReadAllAsync(reader, "x.txt", [.. bytes.GetPreamble(), .. bytes.GetBytes("Fußschmerz – überall.\r\n")]));
        Assert.Equal("Fußschmerz – überall.\r\n", document.Text);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Text_in_utf16_is_known_without_a_byte_order_mark(string encoding)
    {
        var document = Assert.Single(await folder.ReadAllAsync(reader, "x.txt", Encoding.GetEncoding(encoding).GetBytes("Knees hurt – “often”.\n")));
        Assert.Equal("Knees hurt – “often”.\n", document.Text);
        Assert.StartsWith("the encoding was guessed to be UTF-16;", document.Guess, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_read_as_windows_1252_and_that_guess_is_told()
    {
        var document = Assert.Single(await folder.ReadAllAsync(reader, "x.txt", [0x93, (byte)'h', (byte)'u', (byte)'m', (byte)'p', 0x94, (byte)'.']));
        Assert.Equal("“hump”.", document.Text);
        Assert.Equal("the encoding was guessed to be Windows-1252; see that its letters are right, or save it as UTF-8.", document.Guess);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData(" \n\t", "the file is empty")]
    [InlineData("a\0b", "the file is not text")]
    [InlineData("See more\n\nSubscribe\n", "no article")]
    public async Task A_file_without_an_article_is_told_in_one_sentence(string text, string problem)
    {
        var fault = await Assert.ThrowsAsync<DocumentFormatException>(() => folder.ReadAllAsync(reader, "x.txt", Encoding.UTF8.GetBytes(text)));
        Assert.StartsWith("x.txt: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Headings(SourceDocument document) => BlockView.Of(document).Where(b => b.StartsWith('#'));
}
