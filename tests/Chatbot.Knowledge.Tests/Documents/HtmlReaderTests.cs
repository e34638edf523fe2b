using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Tests.Knowledge.Documents;

public sealed class HtmlReaderTests : IDisposable
{
    private readonly ArticleFolder folder = new();
    private readonly HtmlReader reader = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_article_is_kept_and_what_the_website_puts_around_it_is_not()
    {
        var document = await folder.ReadAsync(reader, "knee.html", """
            <!doctype html>
            <html lang="en-GB"><head><title>Knees | Some Clinic</title><link rel="canonical" href="https://clinic.example/knee">
            <style>p { color: red }</style></head>
            <body class="page has-sidebar">
              <header><a href="/">Some Clinic</a></header>
              <nav><ul><li>Home</li><li>Contact</li></ul></nav>
              <div class="cookie-banner">We would like to set cookies.</div>
              <main>
                <h1>Sore
                  knees</h1>
                <div class="share-buttons"><a>Share</a></div>
                <p>Knees get <b>sore</b>&nbsp;when <a href="x">overused</a>.</p>
                Loose words
                <h2>Reasons</h2>
                <p>These are:</p>
                <ul><li>falls<ul><li>from stairs</li></ul></li><li><p>age</p><p>It comes to all.</p></li></ul>
                <table><thead><tr><th>Joint</th><th>Kind</th></tr></thead><tbody><tr><td>Knee</td><td>Hinge,
                  bent</td></tr><tr><th>Hip</th><td>Ball</td></tr></tbody></table>
                <script>alert(1)</script>
                <aside>Read this too</aside>
                <p>Last updated: 2026</p>
              </main>
              <footer>© Some Clinic</footer>
            </body></html>
            """);

        Assert.Equal("Sore knees", document.Title);
        Assert.Equal("en-GB", document.Language);
        Assert.Equal(new Uri("https://clinic.example/knee"), document.Url);
        Assert.Equal(
            [
                "# Sore knees",
                "p Knees get sore when overused.",
                "p Loose words",
                "## Reasons",
                "p These are:",
                "- falls",
                "-- from stairs",
                "- age",
                "p+ It comes to all.",
                "|= Joint | Kind",
                "| Knee | Hinge, bent",
                "| Hip | Ball",
            ],
            BlockView.Of(document));
    }

    [Fact]
    public async Task Without_an_element_that_says_so_the_article_is_where_the_text_is()
    {
        var words = string.Join(' ', Enumerable.Repeat("Knees bend and turn.", 20));
        var document = await folder.ReadAsync(reader, "a.html", $"""
            <title>Knees</title><body><div id="top"><a>Home</a></div>
            <div><div class="text"><p>{words}</p></div></div><div class="related">More of this</div></body>
            """);
        Assert.Equal("Knees", document.Title);
        Assert.Equal(words, document.Text);
    }

    [Fact]
    public async Task The_encoding_that_a_page_declares_is_used()
    {
        var document = Assert.Single(await folder.ReadAllAsync(
            reader, "a.html", Encoding.Latin1.GetBytes("<meta charset=\"iso-8859-5\"><p>\u00c0\u00d1</p>")));
        Assert.Equal(("Рб", null), (document.Text, document.Guess));
    }

    [Fact]
    public async Task Asking_for_cookies_and_subscriptions_is_no_part_of_the_article()
    {
        var document = await folder.ReadAsync(reader, "a.html", """
            <body><div id="gdpr-consent"><p>We value your privacy.</p></div>
            <section class="newsletter-signup"><h2>Stay well</h2><p>News every week.</p></section>
            <div role="dialog"><p>Would you like messages from us?</p></div>
            <main><h1>Knees</h1><p>This website uses cookies to remember you.</p><p>Accept all cookies</p>
            <p>Cookies with ginger do not help sore knees.</p><p>Sign up for our newsletter</p><p>Enter your e-mail</p>
            <p>Subscribe</p><p>Knees like warmth.</p><form><label>Address</label><input></form></main></body>
            """);
        Assert.Equal(["# Knees", "p Cookies with ginger do not help sore knees.", "p Knees like warmth."], BlockView.Of(document));
    }

    [Theory]
    [InlineData("<html><body><nav>Home</nav></body></html>")]
    [InlineData("<html></html>")]
    public async Task A_page_without_an_article_is_told(string html)
    {
        var fault = await Assert.ThrowsAsync<DocumentFormatException>(() => folder.ReadAsync(reader, "a.html", html));
        Assert.Contains("holds no article", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_nested_without_end_is_read()
    {
        var document = await folder.ReadAsync(reader, "a.html", string.Concat(Enumerable.Repeat("<div>", 2_000)) + "deep");
        Assert.Equal("deep", document.Text);
    }
}
