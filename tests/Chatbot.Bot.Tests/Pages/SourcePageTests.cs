using System.Net;
using System.Text.RegularExpressions;
using Chatbot.Bot.Sources;
using Chatbot.Knowledge.Documents;
using Chatbot.Text;

namespace Chatbot.Tests.Bot.Pages;

[Collection(SharedHostTests.Name)]
public sealed partial class SourcePageTests(SharedHost shared)
{
    private const string Text = "# Heat\n\nHeat *eases* pain. Cold may, too.\n\n- warm bath\n- <b>towel</b>\n\n| What | When |\n| ice | early |\n";

    [Fact]
    public async Task Every_stretch_of_every_article_can_be_highlighted_word_for_word()
    {
        var text = await File.ReadAllTextAsync(Repository.At("corpus", "sciatica.md"));
        foreach (var sentence in new[] { "Sciatica is a set of symptoms with several possible causes.", "stabbing, shooting or electric pain" })
        {
            var from = text.IndexOf(sentence, StringComparison.Ordinal);
            var html = await shared.Client.GetStringAsync(new Uri($"/sources/sciatica?from={from}&to={from + sentence.Length}", UriKind.Relative));
            Assert.Contains($"<mark id=\"quote\">{sentence}</mark>", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("?from=5&to=1")]
    [InlineData("?from=-5&to=10")]
    [InlineData("?from=0&to=99999999")]
    [InlineData("?from=a&to=b")]
    [InlineData("?from=1")]
    [InlineData("")]
    public async Task A_place_that_is_none_is_ignored(string query)
    {
        var html = await shared.Client.GetStringAsync(new Uri($"/sources/sciatica{query}", UriKind.Relative));

        Assert.Contains("<h1>Sciatica</h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<mark", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_says_that_no_clinician_has_reviewed_it_and_what_it_rests_on()
    {
        var html = await shared.Client.GetStringAsync(new Uri("/sources/sciatica", UriKind.Relative));

        Assert.Contains("No clinician has reviewed this article yet.", html, StringComparison.Ordinal);
        Assert.Contains("What this article is based on", html, StringComparison.Ordinal);
        Assert.Contains("Sciatica, MedlinePlus", WebUtility.HtmlDecode(Tags().Replace(html, "")), StringComparison.Ordinal);
        Assert.Contains("On this page", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sources/no-such-article")]
    [InlineData("/sources/<script>alert(1)</script>")]
    [InlineData("/sources/../../etc/passwd")]
    [InlineData("/no-such-page")]
    public async Task A_page_that_is_not_there_is_told_in_plain_words(string path)
    {
        using var response = await shared.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("We could not find that page", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_article_of_the_corpus_is_listed_and_opens()
    {
        var list = await shared.Client.GetStringAsync(new Uri("/sources", UriKind.Relative));
        var addresses = ArticleLink().Matches(list).Select(link => link.Groups[1].Value).ToList();

        Assert.Equal(Directory.GetFiles(Repository.At("corpus"), "*.md").Length, addresses.Count);
        foreach (var address in addresses)
        {
            using var response = await shared.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public void A_quote_that_spans_blocks_is_marked_in_each_of_them_and_begins_once()
    {
        var from = Text.IndexOf("Cold", StringComparison.Ordinal);
        var article = Article.Lay(Document(), from, Text.IndexOf(" bath", StringComparison.Ordinal));

        var paragraph = Assert.IsType<ArticleParagraph>(article.Parts[0]);
        Assert.Equal([new ArticleRun("Heat eases pain. "), new ArticleRun("Cold may, too.", IsQuoted: true, IsQuoteStart: true)], paragraph.Runs);
        var list = Assert.IsType<ArticleList>(article.Parts[1]);
        Assert.Equal([new ArticleRun("warm", IsQuoted: true), new ArticleRun(" bath")], list.Items[0].Runs);
    }

    [Fact]
    public async Task An_article_links_to_the_articles_it_names()
    {
        var html = await shared.Client.GetStringAsync(new Uri("/sources/low-back-pain", UriKind.Relative));

        Assert.Contains("<a href=\"/sources/herniated-disc\">a herniated disc</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(".md", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_keeps_its_cells_apart()
    {
        var table = Assert.IsType<ArticleTable>(Article.Lay(Document(), null, null).Parts[2]);

        Assert.True(table.Rows[0].IsHeader);
        Assert.Equal(["What", "When"], table.Rows[0].Cells.Select(cell => cell[0].Text.Trim()));
        Assert.Equal(["ice", "early"], table.Rows[1].Cells.Select(cell => cell[0].Text.Trim()));
    }

    [Fact]
    public void The_heading_that_repeats_the_title_is_not_shown_twice() =>
        Assert.DoesNotContain(Article.Lay(Document(), null, null).Parts, part => part is ArticleHeading);

    private static SourceDocument Document()
    {
        Block Block(BlockKind kind, string content, int level = 1, int group = 0) =>
            new(kind, new TextSpan(Text.IndexOf(content, StringComparison.Ordinal), content.Length), level, group);

        return new SourceDocument
        {
            Id = "heat",
            Title = "Heat",
            Path = "heat.md",
            Text = Text,
            Blocks =
            [
                Block(BlockKind.Heading, "Heat"),
                Block(BlockKind.Paragraph, "Heat *eases* pain. Cold may, too."),
                Block(BlockKind.ListItem, "warm bath", group: 1),
                Block(BlockKind.ListItem, "<b>towel</b>", group: 1),
                Block(BlockKind.TableRow, "| What | When |", level: 0, group: 2),
                Block(BlockKind.TableRow, "| ice | early |", level: 1, group: 2),
            ],
        };
    }

    [GeneratedRegex("<h2><a href=\"(/sources/[^\"]+)\"")]
    private static partial Regex ArticleLink();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
