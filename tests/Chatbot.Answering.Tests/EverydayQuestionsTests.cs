using Chatbot.Answering.Boundaries;
using Chatbot.Answering.Evidence;
using Chatbot.Answering.FollowUp;
using Chatbot.Answering.Replies;
using Chatbot.Knowledge.Retrieval;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Answering.Tests;

/// <summary>Questions in everyday words: which of them the articles answer.</summary>
public sealed class EverydayQuestionsTests(SmallArticles articles) : IClassFixture<SmallArticles>
{
    [Theory]
    [InlineData("how much will a jab in the spine set me back")]
    [InlineData("what would a new hip set him back")]
    [InlineData("does anyone pay for my physio")]
    [InlineData("is paying privately quicker")]
    public void A_question_about_money_is_practical(string question) => Assert.Equal("decline-practical", Boundary.Of(question));

    [Theory]
    [InlineData("which brand of shoes should i buy")]
    [InlineData("what is the best mattress for my back")]
    [InlineData("can you recommend a chair")]
    [InlineData("which clinic is good for backs")]
    public void What_to_buy_and_whom_to_go_to_is_a_recommendation(string question) => Assert.Equal("decline-recommendation", Boundary.Of(question));

    [Theory]
    [InlineData("how much paracetamol do i take")]
    [InlineData("how many should i take a day")]
    public void How_much_to_take_is_a_dose(string question) => Assert.Equal("decline-dose", Boundary.Of(question));

    [Theory]
    [InlineData("how much more sleep does it take to heal")]
    [InlineData("how many weeks does it take")]
    public void How_much_something_takes_is_a_question_like_others(string question) => Assert.Null(Boundary.Of(question));

    [Fact]
    public void A_question_about_the_other_side_leaves_the_one_before() =>
        Assert.DoesNotContain("lower", FollowUpResolver.Resolve("and the ones of the upper shell, which area do they cover?", ["which nerve roots belong to the lower shell?"]).Subject, StringComparison.Ordinal);

    [Theory]
    [InlineData("what shoes are good for my back")]
    [InlineData("which pillow helps a stiff neck")]
    [InlineData("should i pay attention to my lower back")]
    public void What_sort_of_thing_is_good_for_the_back_is_a_question_like_others(string question) => Assert.Null(Boundary.Of(question));

    [Theory]
    [InlineData("Is heat better than ice for a pulled tortoise muscle?")]
    [InlineData("Heat or ice, which is better for a pulled tortoise muscle?")]
    public async Task Which_of_two_things_is_better_is_left_open_where_no_article_compares_them(string question) =>
        Assert.Equal(ReplyKind.Declined, (await articles.AskAsync(question)).Kind);

    [Theory]
    [InlineData("What eases a pulled tortoise muscle?")]
    [InlineData("Is rest better than running for a tortoise with a cough?")]
    public async Task What_an_article_says_or_compares_is_answered(string question) =>
        Assert.Equal(ReplyKind.Answered, (await articles.AskAsync(question)).Kind);

    [Fact]
    public async Task A_word_that_the_best_passage_does_not_speak_of_is_unspoken()
    {
        Assert.Equal(0, await LookAsync("How long does a torn back muscle take to heal?", SufficiencyFeature.Unspoken));
        Assert.InRange(await LookAsync("How long does a torn back muscle take to heal after hypnosis?", SufficiencyFeature.Unspoken), 0.1f, 0.5f);
    }

    [Fact]
    public async Task A_question_is_remote_when_the_articles_seldom_speak_of_any_of_its_words()
    {
        var near = await LookAsync("Is bed rest good for a sore back?", SufficiencyFeature.Remote);

        Assert.InRange(near, 0.01f, 0.5f);
        Assert.Equal(1, await LookAsync("Which xylophones yodel?", SufficiencyFeature.Remote));
    }

    private async Task<float> LookAsync(string question, SufficiencyFeature feature)
    {
        var retrieved = await articles.Services.GetRequiredService<Retriever>().RetrieveAsync(question, "", 24, SearchMode.Hybrid, CancellationToken.None);
        var asked = QuestionKinds.Of(question);
        return SufficiencyCheck.Look(retrieved.Question, asked.Kind, EvidenceRanker.Read(retrieved, asked), EvidenceWeights.Default)[(int)feature];
    }
}
