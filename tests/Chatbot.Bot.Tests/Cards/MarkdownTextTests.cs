using Chatbot.Bot.Replies;

namespace Chatbot.Tests.Bot.Cards;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("Heat helps. [1]\n- a bath [2]\n- a bottle [2] [3]\nCold may too. [4]", "Heat helps. [1]\n\n- a bath [2]\n- a bottle [2] [3]\n\nCold may too. [4]")]
    [InlineData("one\n\n\ntwo", "one\n\ntwo")]
    public void Lines_stay_apart_and_list_items_together(string text, string markdown) => Assert.Equal(markdown, MarkdownText.From(text));

    [Theory]
    [InlineData("2 * 3 * 4", @"2 \* 3 \* 4")]
    [InlineData("# one", @"\# one")]
    [InlineData("1. one", @"1\. one")]
    [InlineData("> 5 kg", @"\> 5 kg")]
    [InlineData("<b>bold</b>", @"\<b>bold\</b>")]
    [InlineData("[click](https://example.org)", @"[click]\(https://example.org)")]
    [InlineData("- _item_", @"- \_item\_")]
    public void No_character_gains_a_meaning(string text, string markdown) => Assert.Equal(markdown, MarkdownText.From(text));

    [Fact]
    public void Ordinary_text_stays_as_it_is()
    {
        const string Text = "Go to A&E (UK) or the ER (US) now, or call 999 or 1-800-222-1222.";
        Assert.Equal(Text, MarkdownText.From(Text));
    }
}
