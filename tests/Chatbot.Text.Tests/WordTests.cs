using Chatbot.Text.Words;

namespace Chatbot.Tests.Text;

public sealed class WordTests
{
    [Theory]
    [InlineData("Crohn’s disease", "crohn disease")]
    [InlineData("I can’t feel my back!", "i can't feel my back")]
    [InlineData("2.5 mm, 4-15 mm", "2.5 mm 4 15 mm")]
    [InlineData("Ménière café", "meniere cafe")]
    [InlineData("end. Next", "end next")]
    public void Words_are_found_whatever_the_typing(string text, string words) =>
        Assert.Equal(words, string.Join(' ', WordReader.Read(text).Select(word => word.Form)));

    [Fact]
    public void Every_word_stands_where_it_says()
    {
        const string Text = "Pain (in the BACK) isn’t always serious.";
        Assert.All(WordReader.Read(Text), word => Assert.Equal(word.Form, word.Span.In(Text).ToLowerInvariant().Replace('’', '\'')));
    }

    [Theory]
    [InlineData("lone \ud800 surrogate")]
    [InlineData("a\udc00b")]
    [InlineData("")]
    [InlineData("🙂🙂")]
    public void Odd_text_is_read_without_complaint(string text) =>
        Assert.Equal(text.Any(char.IsLetter), WordReader.Read(text).Exists(word => word.Span.Length > 0 && word.Span.End <= text.Length));

    // From the vocabulary published with the algorithm's description.
    [Theory]
    [InlineData("consistency", "consist")]
    [InlineData("consolation", "consol")]
    [InlineData("knightly", "knight")]
    [InlineData("knots", "knot")]
    [InlineData("generously", "generous")]
    [InlineData("stretching", "stretch")]
    [InlineData("stretched", "stretch")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("relational", "relat")]
    [InlineData("happy", "happi")]
    [InlineData("cries", "cri")]
    [InlineData("ties", "tie")]
    [InlineData("gas", "gas")]
    [InlineData("exercises", "exercis")]
    public void Words_meet_at_their_stem(string word, string stem) => Assert.Equal(stem, Stemmer.Stem(word));

    [Fact]
    public void Questions_are_reduced_to_what_they_ask_about() =>
        Assert.Equal(["sciatica", "last"], TermReader.Read("How long does sciatica usually last?").Select(term => term.Stem).Where(stem => stem != "long"));
}
