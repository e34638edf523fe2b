using Chatbot.Knowledge.Documents;

namespace Chatbot.Tests.Knowledge.Documents;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain  words\u00a0and\n lines ", "plain words and lines")]
    [InlineData("a **bold** and *slanted* and __strong__ word", "a bold and slanted and strong word")]
    [InlineData("***both*** and **bold with *inner* words**", "both and bold with inner words")]
    [InlineData("see [the page](upper-back.md) or [another][ref]", "see the page or another")]
    [InlineData("see [it](https://a.example/x_(y) \"Title\") now", "see it now")]
    [InlineData("![a spine](spine.png) and <https://a.example/b>", "a spine and https://a.example/b")]
    [InlineData("run `a * b` here", "run a * b here")]
    [InlineData("C1 | Neck \\| arm |  T1", "C1 – Neck | arm – T1")]
    [InlineData("2 * 3 * 4 and snake_case_name and 5*", "2 * 3 * 4 and snake_case_name and 5*")]
    [InlineData("quoted\n> words\n> > deeper", "quoted words deeper")]
    [InlineData("note.[^1] kept [3] and [1][2]", "note. kept [3] and [1][2]")]
    [InlineData("It heals [ 3 ], [ 4 ]. Walk\u00a0[ 5 - 7 ] a bit [ 8, 9 ]", "It heals. Walk a bit")]
    [InlineData("less < more, 3 > 2, A &amp; B, line<br>break", "less < more, 3 > 2, A & B, line break")]
    [InlineData("\\*not emphasis\\*", "*not emphasis*")]
    [InlineData("  ", "")]
    public void A_reader_sees_words_and_no_marks(string raw, string shown) => Assert.Equal(shown, PlainText.Of(raw));
}
