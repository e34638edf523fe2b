using Chatbot.Answering.Replies;
using Chatbot.Text.Words;

namespace Chatbot.Answering.Tests;

/// <summary>Short answers, and the rest for whoever asks for it.</summary>
public sealed class MoreTests(SmallArticles articles) : IClassFixture<SmallArticles>
{
    private const string Question = "What are the steps of the turtle warm-up?";
    private const int MostWords = 120;

    [Fact]
    public async Task A_list_longer_than_an_answer_shows_its_first_items_below_their_lead_in()
    {
        var reply = await articles.AskAsync(Question);

        Assert.Equal("The steps of the turtle warm-up are:", reply.Statements[0].Text);
        Assert.Equal(SmallArticles.Steps.Take(reply.Statements.Count - 1), reply.Statements.Skip(1).Select(statement => statement.Text));
        Assert.InRange(reply.Statements.Sum(statement => WordReader.Read(statement.Text).Count), MostWords / 2, MostWords);
        Assert.Equal("Tell me more", reply.Suggestions[0]);
    }

    [Theory]
    [InlineData("Tell me more")]
    [InlineData("more")]
    [InlineData("go on")]
    [InlineData("and the rest?")]
    public async Task Whoever_asks_for_more_gets_the_rest_until_nothing_is_left(string more)
    {
        var first = await articles.AskAsync(Question);
        var second = await articles.ConverseAsync(Question, more);
        var last = await articles.ConverseAsync(Question, more, more);

        Assert.Equal(ReplyKind.Answered, second.Kind);
        Assert.Equal("The steps of the turtle warm-up are:", second.Statements[0].Text);
        Assert.Equal(SmallArticles.Steps, Items(first).Concat(Items(second)));
        Assert.DoesNotContain("Tell me more", second.Suggestions);
        Assert.Equal((ReplyKind.Conversational, "That is all"), (last.Kind, last.Message[..11]));
        Assert.Empty(last.Statements);
    }

    [Fact]
    public async Task The_numbers_go_on_and_what_is_quoted_again_keeps_its_number()
    {
        var first = await articles.AskAsync(Question);
        var second = await articles.ConverseAsync(Question, "more");

        var known = first.Citations.ToDictionary(citation => citation.Number);
        Assert.Equal(second.Citations.Select(citation => citation.Number).Order(), second.Citations.Select(citation => citation.Number));
        Assert.All(second.Citations, citation => Assert.Equal(known.TryGetValue(citation.Number, out var before) ? before.Quote : citation.Quote, citation.Quote));
        Assert.Contains(second.Citations, citation => citation.Number == first.Citations.Count + 1);
        Assert.All(second.Statements, statement => Assert.All(statement.Citations, number => Assert.Contains(second.Citations, citation => citation.Number == number)));
    }

    [Fact]
    public async Task A_word_of_thanks_in_between_changes_nothing() =>
        Assert.Equal(
            (await articles.ConverseAsync(Question, "more")).ToPlainText(),
            (await articles.ConverseAsync(Question, "thanks", "more")).ToPlainText());

    [Fact]
    public async Task More_before_any_question_asks_for_one()
    {
        var reply = await articles.AskAsync("tell me more");

        Assert.Equal(ReplyKind.Conversational, reply.Kind);
        Assert.Contains("question first", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_after_a_decline_does_not_go_on_with_an_older_answer() =>
        Assert.Equal(ReplyKind.Conversational, (await articles.ConverseAsync(Question, "which airline has the widest seats?", "more")).Kind);

    [Fact]
    public async Task More_about_something_that_is_named_is_a_question_of_its_own() =>
        Assert.Contains((await articles.ConverseAsync(Question, "tell me more about bed rest for a sudden pang")).Citations, citation => citation.Document == "resting");

    private static IEnumerable<string> Items(Reply reply) => reply.Statements.Where(statement => statement.IsListItem).Select(statement => statement.Text);
}
