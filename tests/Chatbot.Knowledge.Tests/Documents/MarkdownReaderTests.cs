using Chatbot.Knowledge.Documents;

namespace Chatbot.Tests.Knowledge.Documents;

public sealed class MarkdownReaderTests : IDisposable
{
    private readonly ArticleFolder folder = new();
    private readonly MarkdownReader reader = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Front_matter_tells_what_an_article_is_and_who_reviewed_it()
    {
        var document = await folder.ReadAsync(reader, "spine/stiff-back.md", """
            ---
            id: stiff-back
            title: A stiff back
            summary: Why backs stiffen.
            topics: [stiffness, posture]
            aliases:
              - tight back
            language: en-GB
            url: https://clinic.example/stiff-back
            sources:
              - title: "Back care"
                publisher: A society
                url: https://society.example/back
              - title: Second work
                publisher: A ministry
            review:
              status: reviewed
              by: Dr. Example
              date: 2026-02-03
              due: 2027-02-03
            ---

            Move often.
            """);

        Assert.Equal("spine/stiff-back", document.Id);
        Assert.Equal("A stiff back", document.Title);
        Assert.Equal("Why backs stiffen.", document.Summary);
        Assert.Equal(["stiffness", "posture"], document.Topics);
        Assert.Equal(["tight back"], document.Aliases);
        Assert.Equal("en-GB", document.Language);
        Assert.Equal(new Uri("https://clinic.example/stiff-back"), document.Url);
        Assert.Equal(
            [new SourceReference("Back care", "A society", new Uri("https://society.example/back")), new SourceReference("Second work", "A ministry", null)],
            document.Sources);
        Assert.Equal(new Review("reviewed", "Dr. Example", new DateOnly(2026, 2, 3), new DateOnly(2027, 2, 3)), document.Review);
        Assert.Equal(["p Move often."], BlockView.Of(document));
    }

    [Fact]
    public async Task Structure_is_kept_and_marks_inside_a_line_stay_in_the_raw_text()
    {
        var document = await folder.ReadAsync(reader, "a.md", """
            # All about *backs* #

            Setext heading
            --------------

            A **bold** word and a [link](other.md)
            over two lines.

            - one
            - two `code`

              more of two
              1. inner
                 wrapped
            * another list

            | Root | Area |
            |------|------|
            | C1   | Neck |
            | T1   | Chest \| arm |

            > Quoted
            > words

            ```
            code line
            ```

            <!-- a comment -->

            See note.[^1]

            [^1]: The note.
            """);

        Assert.Equal(
            [
                "# All about *backs*",
                "## Setext heading",
                "p A **bold** word and a [link](other.md)\nover two lines.",
                "- one",
                "- two `code`",
                "p+ more of two",
                "-- inner\n     wrapped",
                "- another list",
                "|= Root | Area",
                "| C1   | Neck",
                "| T1   | Chest \\| arm",
                "p Quoted\n> words",
                "p code line",
                "p See note.[^1]",
                "p The note.",
            ],
            BlockView.Of(document));
        Assert.Equal("All about backs", document.Title);
        Assert.Equal(Review.NotReviewed, document.Review);
        var groups = document.Blocks.Where(b => b.Group != 0).Select(b => b.Group).ToList();
        Assert.Equal([1, 1, 1, 1, 2, 3, 3, 3], groups);
    }

    [Fact]
    public async Task A_footnote_is_a_paragraph_where_it_stands_and_no_reader_sees_its_mark()
    {
        var document = await folder.ReadAsync(reader, "a.md", """
            Knees bend[^bend] and turn.[^2]

            [^bend]: By 140 degrees.
                More in some people.

            Hips turn more.

            [^2]: A little.
            """);

        Assert.Equal(
            ["p Knees bend and turn.", "p By 140 degrees. More in some people.", "p Hips turn more.", "p A little."],
            document.Blocks.Select(block => $"p {PlainText.Of(block.Span.In(document.Text))}"));
    }

    [Fact]
    public async Task An_article_without_any_heading_is_named_after_its_file()
    {
        var document = await folder.ReadAsync(reader, "neck-and_arm.md", "Only words.\n");
        Assert.Equal("neck and arm", document.Title);
    }

    [Fact]
    public async Task Windows_line_ends_stay_and_spans_still_fit()
    {
        var document = await folder.ReadAsync(reader, "a.md", "---\r\nid: a\r\ntitle: A\r\n---\r\n\r\n## One\r\n\r\nText here.\r\n\r\n- item\r\n");
        Assert.Equal(["## One", "p Text here.", "- item"], BlockView.Of(document));
        Assert.Contains("\r\n", document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id: a", 2, "lacks the key 'title'")]
    [InlineData("id: other\ntitle: A", 2, "the id 'other' is not the file's name 'a'")]
    [InlineData("id: a\ntitle: A\ntopic: x", 4, "unknown key 'topic'")]
    [InlineData("id: a\ntitle: [A]", 3, "'title' is a single value")]
    [InlineData("id: a\ntitle: A\ntopics: x", 4, "'topics' is a list")]
    [InlineData("id: a\ntitle: A\nsources:\n  - title: W", 5, "a source lacks the key 'publisher'")]
    [InlineData("id: a\ntitle: A\nsources:\n  - W", 5, "each entry of 'sources'")]
    [InlineData("id: a\ntitle: A\nurl: somewhere", 4, "'url' is not a web address")]
    [InlineData("id: a\ntitle: A\nreview:\n  status: fine", 5, "review status 'fine' is unknown")]
    [InlineData("id: a\ntitle: A\nreview:\n  status: reviewed\n  by: null", 5, "says by whom and when")]
    [InlineData("id: a\ntitle: A\nreview:\n  status: not-reviewed\n  due: 3 May", 6, "'due' is not a date")]
    [InlineData("id: a\ntitle: A: B", 3, "not valid YAML")]
    [InlineData("id: a\ntitle: 'A", 3, "not valid YAML")]
    [InlineData("just words", 2, "no list of 'key: value' lines")]
    public async Task Broken_front_matter_is_told_with_its_line_and_what_to_do(string yaml, int line, string problem)
    {
        var fault = await Assert.ThrowsAsync<DocumentFormatException>(() => folder.ReadAsync(reader, "a.md", $"---\n{yaml}\n---\n\nText.\n"));
        Assert.Equal(line, fault.Line);
        Assert.StartsWith($"a.md:{line}: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public async Task Front_matter_that_is_never_closed_is_told()
    {
        var fault = await Assert.ThrowsAsync<DocumentFormatException>(() => folder.ReadAsync(reader, "a.md", "---\nid: a\ntitle: A\n\nText.\n"));
        Assert.Equal("a.md:1: the front matter opened here is never closed; put a line of three hyphens after its last key.", fault.Message);
    }

    [Fact]
    public async Task An_article_with_front_matter_and_nothing_else_is_told()
    {
        var fault = await Assert.ThrowsAsync<DocumentFormatException>(() => folder.ReadAsync(reader, "a.md", "---\nid: a\ntitle: A\n---\n"));
        Assert.Contains("holds no text", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quotes_nested_without_end_are_told()
    {
        var fault = await Assert.ThrowsAsync<DocumentFormatException>(() => folder.ReadAsync(reader, "a.md", new string('>', 10_000) + " deep\n"));
        Assert.Contains("nested too deeply", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_right_after_a_paragraph_is_no_part_of_it()
    {
        var document = await folder.ReadAsync(reader, "a.md", "Roots:\n| a | b |\n|---|---|\n| c | d |\n");
        Assert.Equal(["p Roots:", "|= a | b", "| c | d"], BlockView.Of(document));
    }
}
