using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Tests.Retrieval;

/// <summary>How the words that people use are read against the words of the articles.</summary>
public sealed class EverydayWordsTests
{
    [Theory]
    [InlineData("quicker", "quick")]
    [InlineData("flattest", "flat")]
    [InlineData("bendier", "bendy")]
    [InlineData("closest", "close")]
    public void A_comparison_is_read_as_the_plain_word(string compared, string plain) =>
        Assert.Equal(Stemmer.Stem(plain), TermOf($"which nerve is {compared}", compared, plain, "nerve").Stem);

    [Fact]
    public void A_word_that_only_looks_like_a_comparison_stays() =>
        Assert.Equal(Stemmer.Stem("shoulder"), TermOf("why does my shoulder hurt", "shoulder", "shoulder", "should").Stem);

    [Theory]
    [InlineData("my nan reckons sciatica is awful", "nan", true)]
    [InlineData("my nan reckons sciatica is awful", "reckons", true)]
    [InlineData("my nan reckons sciatica is awful", "sciatica", false)]
    [InlineData("is it a small problem", "small", true)]
    [InlineData("why does the small of the back hurt", "small", false)]
    public void Who_says_it_and_how_only_frames_the_question(string question, string word, bool frames) =>
        Assert.Equal(frames, TermOf(question, word, "sciatica", "back").Frames);

    [Fact]
    public void The_story_before_a_question_counts_for_less_than_what_is_asked()
    {
        const string question = "The kitten escaped through our fence. Which exercises strengthen a muscle?";

        var story = TermOf(question, "kitten", "kitten", "fence", "exercise", "muscle");
        var asked = TermOf(question, "muscle", "kitten", "fence", "exercise", "muscle");

        Assert.True(story.Frames);
        Assert.False(asked.Frames);
        Assert.True(story.Rarity < asked.Rarity);
    }

    [Fact]
    public void The_story_is_part_of_a_question_that_says_nothing_without_it() =>
        Assert.False(TermOf("The kitten escaped through our fence. Why would that be bad?", "kitten", "kitten", "fence").Frames);

    [Fact]
    public void The_more_words_an_everyday_word_may_stand_for_the_less_each_is_searched_for()
    {
        var question = Read("why is my cement toe painful", "toe");
        using var reading = new QuestionReading(question, TokenEmbedder.Default);
        var weights = reading.Sparse.Indices.Zip(reading.Sparse.Values).ToDictionary(pair => pair.First, pair => pair.Second);

        var (few, many) = (Term(question, "cement"), Term(question, "painful"));
        Assert.True(few.Alternatives.Count < many.Alternatives.Count);
        Assert.True(WeightOf(few.Stem) > WeightOf(few.Alternatives.First()));
        Assert.True(WeightOf(few.Alternatives.First()) > WeightOf(many.Alternatives.First(stem => stem != many.Stem)));

        float WeightOf(string stem) => weights[SparseEncoder.TermId(stem)];
    }

    [Fact]
    public void An_everyday_word_that_no_article_has_counts_for_less_than_the_name_of_a_remedy_that_none_has() =>
        Assert.True(TermOf("does patience help sciatica", "patience", "sciatica").Rarity < TermOf("does turmeric help sciatica", "turmeric", "sciatica").Rarity);

    [Fact]
    public void A_thing_that_no_article_names_counts_in_full_because_it_may_be_what_is_asked_for() =>
        Assert.Equal(TermOf("does turmeric help sciatica", "turmeric", "sciatica").Rarity, TermOf("does a blanket help sciatica", "blanket", "sciatica").Rarity);

    [Fact]
    public void The_back_stands_for_nothing_else() =>
        Assert.DoesNotContain(Stemmer.Stem("support"), TermOf("what is upper back pain", "back", "back").Alternatives);

    [Fact]
    public void What_to_buy_is_a_question_and_no_frame() => Assert.False(TermOf("which chair should I buy", "buy", "chair").Frames);

    [Theory]
    [InlineData("apart from a kitten, which muscle is weak")]
    [InlineData("which muscle is weak besides the kitten?")]
    public void What_a_question_leaves_out_counts_for_less_than_what_it_asks(string question)
    {
        var (left, asked) = (TermOf(question, "kitten", "kitten", "muscle"), TermOf(question, "muscle", "kitten", "muscle"));

        Assert.True(left.Rarity < asked.Rarity);
    }

    [Fact]
    public void A_misspelt_lay_word_is_read_as_the_lay_word() =>
        Assert.Equal(Stemmer.Stem("millimetres"), TermOf("how many milimetres does it bulge", "milimetres", "bulge").Stem);

    [Fact]
    public void A_number_in_words_may_stand_in_digits() =>
        Assert.Contains("4", TermOf("who is well after four years", "four", "4").Alternatives);

    private static QuestionTerm TermOf(string question, string word, params string[] known) => Term(Read(question, known), word);

    private static QuestionTerm Term(Question question, string word) => Assert.Single(question.Terms, term => term.Form == word);

    // Every word of the articles stands in two of their hundred passages.
    private static Question Read(string question, params string[] known) =>
        new QuestionReader(new TermCounts(known.ToDictionary(Stemmer.Stem, _ => new TermCount(2, 0), StringComparer.Ordinal), 100, 1000)).Read(question, "");
}
