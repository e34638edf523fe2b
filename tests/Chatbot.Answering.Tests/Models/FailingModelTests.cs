using Chatbot.Answering.Composing;
using Chatbot.Answering.Evidence;
using Chatbot.Answering.Grounding;
using Chatbot.Answering.Models;
using Chatbot.Answering.Replies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Chatbot.Answering.Tests.Models;

/// <summary>Whatever a model's server does, the person gets an answer.</summary>
public sealed class FailingModelTests(ModelCorpus corpus) : IClassFixture<ModelCorpus>
{
    private const string Question = "How long does sciatica last?";
    private const string Passage = "Sciatica often settles in about six weeks";
    private const string Supported = "Some people with sciatica need longer.";

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_server_that_refuses_leaves_the_extractive_answer(int status) => await IsExtractiveAsync((_, http) =>
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync("{\"error\":{\"message\":\"no\"}}");
    });

    [Theory]
    [InlineData("")]
    [InlineData("NONE")]
    [InlineData("I'm sorry, but I can't help with that.")]
    [InlineData("I am not able to give medical advice. [1]")]
    [InlineData("Ischias bessert sich oft in etwa sechs Wochen. [1]")]
    [InlineData("La sciatique disparaît souvent en six semaines environ. [1] Certaines personnes ont besoin de plus de temps. [1]")]
    [InlineData("坐骨神经痛通常在六周内好转。[1]")]
    [InlineData("[1] [2] [3]")]
    [InlineData("Passage 1. [1] Passage 2. [2]")]
    [InlineData("{\"answer\": \"Sciatica lasts for years.\", \"source\": 1}")]
    [InlineData("| Stage | Weeks |\n|---|---|\n| One | 3 | [1]")]
    public async Task Empty_foreign_or_refusing_output_leaves_the_extractive_answer(string output) =>
        await IsExtractiveAsync((_, http) => ScriptedModel.SayAsync(http, output));

    [Fact]
    public async Task A_body_that_is_no_stream_leaves_the_extractive_answer() => await IsExtractiveAsync((_, http) => http.Response.WriteAsync("<html>Welcome to nginx!</html>"));

    [Fact]
    public async Task A_stream_of_broken_json_leaves_the_extractive_answer() => await IsExtractiveAsync((_, http) =>
    {
        http.Response.ContentType = "text/event-stream";
        return http.Response.WriteAsync("data: {\"choices\":[{\"delta\":{\"content\":\n\ndata: }}\n\n");
    });

    [Fact]
    public async Task A_server_that_never_answers_leaves_the_extractive_answer() => await IsExtractiveAsync((_, http) => Task.Delay(Timeout.Infinite, http.RequestAborted));

    [Fact]
    public async Task A_stalled_stream_keeps_what_was_verified()
    {
        var reply = await corpus.AskAsync(Question, async (request, http) =>
        {
            await ScriptedModel.BeginAsync(http, $"{Supported} [{request.PassageWith(Passage)}] Sciatica may come and");
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });

        Assert.Equal([Supported], reply.Statements.Select(statement => statement.Text));
    }

    [Fact]
    public async Task A_broken_stream_keeps_what_was_verified_and_no_half_sentence()
    {
        var told = new TaskCompletionSource();
        var reply = await corpus.AskAsync(
            Question,
            async (request, http) =>
            {
                await ScriptedModel.BeginAsync(http, $"{Supported} [{request.PassageWith(Passage)}]\nSciatica may come and go, depending on its cause. [{request.PassageWith(Passage)}");
                await told.Task.WaitAsync(http.RequestAborted);
                http.Abort();
            },
            (_, _) =>
            {
                told.TrySetResult();
                return Task.CompletedTask;
            });

        Assert.Equal([Supported], reply.Statements.Select(statement => statement.Text));
    }

    [Fact]
    public async Task A_model_that_does_not_stop_is_not_listened_to_for_ever()
    {
        var reply = await corpus.AskAsync(Question, async (_, http) =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
                await ScriptedModel.BeginAsync(http, "and so on and so on ");
        });

        Assert.Equal((await corpus.ExtractAsync(Question)).ToPlainText(), reply.ToPlainText());
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_after_as_long_as_it_says()
    {
        var times = 0;
        var reply = await corpus.AskAsync(Question, (request, http) =>
        {
            if (++times > 1)
                return ScriptedModel.SayAsync(http, $"{Supported} [{request.PassageWith(Passage)}]");
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = "0";
            return Task.CompletedTask;
        });

        Assert.Equal(2, times);
        Assert.Equal([Supported], reply.Statements.Select(statement => statement.Text));
    }

    [Fact]
    public async Task A_server_that_wants_more_patience_than_a_person_has_is_not_waited_for()
    {
        var times = 0;
        await IsExtractiveAsync((_, http) =>
        {
            times++;
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });

        Assert.Equal(1, times);
    }

    [Fact]
    public async Task Statements_are_heard_one_by_one_as_they_are_verified_and_never_before()
    {
        var heard = new List<int>();
        var told = new TaskCompletionSource();
        var reply = await corpus.AskAsync(
            Question,
            async (request, http) =>
            {
                var mark = $"[{request.PassageWith(Passage)}]";
                await ScriptedModel.BeginAsync(http, $"{Supported} {mark} Sciatica is harmless. {mark} See a doctor if ");
                await told.Task.WaitAsync(http.RequestAborted);
                await ScriptedModel.SayAsync(http, $"sciatica gets worse. {mark}");
            },
            (statements, _) =>
            {
                heard.Add(statements.Count);
                Assert.DoesNotContain("Sciatica is harmless.", statements);
                told.TrySetResult();
                return Task.CompletedTask;
            });

        Assert.Equal([1, 2], heard);
        Assert.Equal(2, reply.Statements.Count);
    }

    [Fact]
    public async Task Doses_and_reassurance_are_left_out_of_worded_answers_too()
    {
        var reply = await corpus.AskAsync(Question, request => $"{Supported} [{request.PassageWith(Passage)}] Take 400 mg of ibuprofen. [1] There is nothing to worry about. [1]");

        Assert.DoesNotContain("mg", reply.ToPlainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("worry", reply.ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_red_flag_never_reaches_the_model_not_even_in_a_streamed_call()
    {
        var reply = await corpus.AskAsync("I can't feel between my legs and I wet myself. How long does sciatica last?", _ => Supported);
        Assert.Equal(ReplyKind.Escalated, reply.Kind);
        Assert.Empty(corpus.Model.Requests);

        var turn = new TurnData(Turn.First("I have taken all my tablets because I want to die"), new EvidenceSet("x", QuestionKind.Open, [], 0));
        var parts = new AnswerFunction().Model.InvokeStreamingAsync(turn.KernelFrom(new Kernel(corpus.Services)), AnswerFunction.ModelArguments(turn.Evidence));
        var stop = Assert.IsType<VerifiedPart>(Assert.Single(await parts.ToListAsync()));
        Assert.True(stop.Stop!.Escalates);
        Assert.Empty(corpus.Model.Requests);
    }

    [Fact]
    public async Task The_key_is_sent_as_each_service_wants_it()
    {
        Environment.SetEnvironmentVariable(LanguageModelOptions.KeyVariable, "secret-of-the-test");
        try
        {
            foreach (var (kind, header, value, path) in new[] { (LanguageModelKind.Compatible, "Authorization", "Bearer secret-of-the-test", "/v1"), (LanguageModelKind.AzureOpenAI, "api-key", "secret-of-the-test", "") })
            {
                var options = new LanguageModelOptions { Kind = kind, Model = "scripted", Url = new Uri(corpus.Model.Url, path) };
                options.ReadKey();
                corpus.Model.Requests.Clear();
                corpus.Model.Script = (_, http) => ScriptedModel.SayAsync(http, "");
                await using var services = corpus.With(options);
                await services.GetRequiredService<TurnPipeline>().AnswerAsync(Turn.First(Question), CancellationToken.None);

                Assert.Equal(value, Assert.Single(corpus.Model.Requests).Headers[header]);
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable(LanguageModelOptions.KeyVariable, null);
        }
    }

    [Fact]
    public void What_is_missing_is_said_in_one_sentence()
    {
        Assert.Null(new LanguageModelOptions().Fault());
        Assert.Null(new LanguageModelOptions { Model = "m", Url = new Uri("http://localhost:11434/v1") }.Fault());
        Assert.Contains("LanguageModel:Url", new LanguageModelOptions { Model = "m" }.Fault(), StringComparison.Ordinal);
        Assert.Contains("LanguageModel:Model", new LanguageModelOptions { Url = new Uri("http://localhost:1") }.Fault(), StringComparison.Ordinal);
        Assert.Contains(LanguageModelOptions.KeyVariable, new LanguageModelOptions { Model = "m", Kind = LanguageModelKind.OpenAI }.Fault(), StringComparison.Ordinal);
        Assert.Contains("http", new LanguageModelOptions { Model = "m", Url = new Uri("ftp://x") }.Fault(), StringComparison.Ordinal);
        Assert.Contains("Deadline", new LanguageModelOptions { Model = "m", Url = new Uri("http://x"), Deadline = TimeSpan.Zero }.Fault(), StringComparison.Ordinal);
    }

    private async Task IsExtractiveAsync(Func<ModelRequest, HttpContext, Task> script)
    {
        var reply = await corpus.AskAsync(Question, script);

        Assert.NotEmpty(corpus.Model.Requests);
        Assert.Equal((await corpus.ExtractAsync(Question)).ToPlainText(), reply.ToPlainText());
    }
}
