using Chatbot.Text;
using Chatbot.Text.Folding;
using FsCheck;
using FsCheck.Fluent;

namespace Chatbot.Tests.Text.Folding;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("NUMB Legs", "numb legs")]
    [InlineData("ｃｈｅｓｔ ｐａｉｎ", "chest pain")]
    [InlineData("𝓬𝓱𝓮𝓼𝓽", "chest")]
    [InlineData("fеvеr", "fever")] // Cyrillic e
    [InlineData("re\u0301sume\u0301 café", "resume cafe")]
    [InlineData("su\u200Bici\u00ADde", "suicide")]
    [InlineData("ﬁt", "fit")]
    [InlineData("can’t", "can't")]
    public void A_disguised_word_is_read_as_the_word(string written, string read) => Assert.Equal(read, FoldedText.Of(written).Text);

    [Theory]
    [InlineData("b3c@use", "because")]
    [InlineData("w@n7", "want")]
    [InlineData("su!cide", "suicide")]
    [InlineData("c0mpletely", "completely")]
    [InlineData("ki11", "ki11")] // who knows the words decides between i and l
    [InlineData("39.5C", "39.5c")]
    [InlineData("L4/L5 and T12", "l4/l5 and t12")]
    [InlineData("30mg", "30mg")]
    [InlineData("help!my leg", "help!my leg")]
    public void Digits_and_signs_inside_a_word_are_letters_and_elsewhere_they_are_not(string written, string read) =>
        Assert.Equal(read, FoldedText.Of(written).Text);

    [Theory]
    [InlineData("f a c e", "face")]
    [InlineData("my  f a c e  has", "my  face  has")]
    [InlineData("l.e.g.s", "legs")]
    [InlineData("a b", "a b")]
    public void A_word_written_letter_by_letter_is_one_word(string written, string read) => Assert.Equal(read, FoldedText.Of(written).Text);

    [Theory]
    [InlineData("helllllp", "help")]
    [InlineData("feeeeel", "feel")] // two of the letters that are often doubled stay
    [InlineData("sooooo", "soo")]
    [InlineData("weed", "weed")]
    [InlineData("aaagh", "agh")]
    [InlineData("aaaa", "a")]
    public void Letters_stretched_for_emphasis_are_shortened(string written, string read) => Assert.Equal(read, FoldedText.Of(written).Text);

    [Theory]
    [InlineData("an AAA of 5.2 cm", "an aaa of 5.2 cm")]
    [InlineData("www.example.com", "www.example.com")]
    public void Three_of_one_letter_that_stand_alone_are_an_abbreviation(string written, string read) => Assert.Equal(read, FoldedText.Of(written).Text);

    [Fact]
    public void A_found_word_is_cut_from_the_original_as_it_was_written()
    {
        const string written = "My f\u200Ba\u0301c\u0435 has d r o p p e d";
        var folded = FoldedText.Of(written);

        Assert.Equal("f\u200Ba\u0301c\u0435", In("face"));
        Assert.Equal("d r o p p e d", In("dropped"));

        string In(string word) =>
            folded.ToOriginal(new TextSpan(folded.Text.IndexOf(word, StringComparison.Ordinal), word.Length)).In(written);
    }

    [Fact]
    public void Any_text_can_be_folded_and_its_map_runs_forward_inside_the_original() =>
        Prop.ForAll(AnyText, text =>
        {
            var folded = FoldedText.Of(text);
            var last = 0;
            for (var i = 0; i < folded.Text.Length; i++)
            {
                var source = folded.ToOriginal(new TextSpan(i, 1));
                Assert.InRange(source.Start, last, text.Length);
                Assert.InRange(source.End, source.Start + 1, text.Length);
                last = source.Start;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Lone_surrogates_are_read_and_not_refused()
    {
        var folded = FoldedText.Of("a\uD800b\uDC00");

        Assert.StartsWith("a", folded.Text, StringComparison.Ordinal);
        Assert.Equal(4, folded.ToOriginal(new TextSpan(0, folded.Text.Length)).Length);
    }

    [Fact]
    public void A_span_outside_the_folded_text_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FoldedText.Of("leg").ToOriginal(new TextSpan(2, 2)));

    /// <summary>Ordinary letters mixed with what attackers and keyboards produce.</summary>
    private static Arbitrary<string> AnyText =>
        Gen.OneOf(
                Gen.Choose(0, 0xFFFF).Select(unit => ((char)unit).ToString()),
                Gen.Elements("a", "b", " ", ".", "1", "0", "@", "!", "aaa", "\u200B", "\u0301", "\uD83D\uDE00", "е", "ﬁ", "\n"))
            .ListOf()
            .Select(string.Concat)
            .ToArbitrary();
}
