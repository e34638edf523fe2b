namespace Chatbot.Cli.Tests.Commands;

public sealed class LanguageModelChoiceTests(IndexedArticles articles) : IClassFixture<IndexedArticles>
{
    [Theory]
    [InlineData("LanguageModel:Url is not", "--model", "llama3.1")]
    [InlineData("LanguageModel:Model is not", "--model-url", "http://localhost:11434/v1")]
    [InlineData("CHATBOT_LANGUAGE_MODEL_API_KEY", "--model", "gpt-4o", "--model-kind", "OpenAI")]
    [InlineData("LanguageModel:Deadline must be between", "--model", "llama3.1", "--model-url", "http://localhost:11434/v1", "--model-deadline", "600")]
    public async Task A_language_model_that_cannot_work_is_told_in_one_sentence(string words, params string[] options)
    {
        var run = await CommandRun.OfAsync(["ask", IndexedArticles.Question, "--index", articles.Index, .. options]);

        Assert.Equal((3, ""), (run.ExitCode, run.Out));
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task While_its_server_is_away_the_question_is_answered_from_the_articles_all_the_same()
    {
        // Nothing listens on port 1.
        var run = await CommandRun.OfAsync(
            "ask", IndexedArticles.Question, "--index", articles.Index, "--model", "llama3.1", "--model-url", "http://127.0.0.1:1/v1", "--model-deadline", "5");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("two to four weeks to heal. [1]", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_bad_usage() =>
        Assert.Equal(2, (await CommandRun.OfAsync("ask", IndexedArticles.Question, "--model", "m", "--model-url", "localhost")).ExitCode);
}
