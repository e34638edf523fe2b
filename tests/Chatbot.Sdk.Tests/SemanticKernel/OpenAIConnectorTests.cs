using System.ClientModel;
using System.Net;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Microsoft.SemanticKernel.PromptTemplates.Handlebars;
using Microsoft.SemanticKernel.Services;

namespace Chatbot.Sdk.Tests.SemanticKernel;

/// <summary>The OpenAI connector against a real HTTP server on loopback.</summary>
public class OpenAIConnectorTests
{
    private static Kernel KernelFor(ScriptedServer server, HttpClient? http = null) =>
        KernelFor(server.Endpoint, http);

    private static Kernel KernelFor(Uri endpoint, HttpClient? http = null)
    {
        var builder = Kernel.CreateBuilder();
        builder.AddOpenAIChatCompletion("test-model", endpoint, apiKey: "secret", httpClient: http);
        return builder.Build();
    }

    [Fact]
    public async Task A_chat_goes_out_as_messages_with_its_settings_and_the_answer_comes_back()
    {
        await using var server = await ScriptedServer.AnsweringAsync("Rest a little.");
        var chat = KernelFor(server).GetRequiredService<IChatCompletionService>();
        var history = new ChatHistory("You are brief.");
        history.AddUserMessage("My back hurts.");
        var settings = new OpenAIPromptExecutionSettings { Temperature = 0.5, MaxTokens = 50, StopSequences = ["END"], Seed = 7 };

        var answer = await chat.GetChatMessageContentAsync(history, settings);

        Assert.Equal("Rest a little.", answer.Content);
        Assert.Equal(AuthorRole.Assistant, answer.Role);
        Assert.Equal("test-model", answer.ModelId);
        Assert.Equal(10, Assert.IsType<OpenAI.Chat.ChatTokenUsage>(answer.Metadata!["Usage"]).TotalTokenCount);
        var (path, authorization, body) = Assert.Single(server.Requests);
        Assert.Equal("/v1/chat/completions", path);
        Assert.Equal("Bearer secret", authorization);
        Assert.Equal("test-model", (string?)body["model"]);
        Assert.Equal(0.5, (double?)body["temperature"]);
        Assert.Equal(50, (int?)body["max_completion_tokens"] ?? (int?)body["max_tokens"]);
        Assert.Equal("END", (string?)body["stop"]![0]);
        Assert.Equal(7, (long?)body["seed"]);
        Assert.Equal(["system", "user"], body["messages"]!.AsArray().Select(message => (string?)message!["role"]));
    }

    [Fact]
    public async Task A_yaml_prompt_reaches_the_server_with_the_settings_written_in_it()
    {
        await using var server = await ScriptedServer.AnsweringAsync("ok");
        var function = KernelFunctionYaml.FromPromptYaml(
            """
            template_format: handlebars
            template: |
              <message role="system">Be brief.</message>
              <message role="user">{{question}}</message>
            execution_settings:
              default:
                temperature: 0.25
                max_tokens: 20
                response_format: json_object
            """,
            new HandlebarsPromptTemplateFactory());

        await KernelFor(server).InvokeAsync(function, new KernelArguments { ["question"] = "a < b?" });

        var body = Assert.Single(server.Requests).Body;
        Assert.Equal(0.25, (double?)body["temperature"]);
        Assert.Equal("json_object", (string?)body["response_format"]!["type"]);
        Assert.Contains("a < b?", Text(body["messages"]![1]!["content"]!), StringComparison.Ordinal);

        static string? Text(System.Text.Json.Nodes.JsonNode content) =>
            content is System.Text.Json.Nodes.JsonArray parts ? (string?)parts[0]!["text"] : (string?)content;
    }

    [Fact]
    public async Task A_streamed_answer_comes_in_the_parts_that_the_server_sends()
    {
        await using var server = await ScriptedServer.StreamingAsync("Rest ", "a ", "little.");

        var parts = await KernelFor(server).InvokePromptStreamingAsync<string>("My back hurts.").ToListAsync();

        Assert.Equal(["Rest ", "a ", "little."], parts.Where(part => part.Length > 0));
        Assert.True((bool?)Assert.Single(server.Requests).Body["stream"]);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_refusal_is_an_exception_with_its_status_and_body_after_one_request(int status)
    {
        await using var server = await ScriptedServer.RefusingAsync(status);
        using var http = new HttpClient();

        var error = await Assert.ThrowsAsync<HttpOperationException>(() => KernelFor(server, http).InvokePromptAsync("Hello"));

        Assert.Equal((HttpStatusCode)status, error.StatusCode);
        Assert.Contains("\"no\"", error.ResponseContent, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_refusal_of_a_streamed_call_is_the_clients_own_exception_when_the_stream_is_read()
    {
        await using var server = await ScriptedServer.RefusingAsync(500);
        using var http = new HttpClient();

        var error = await Assert.ThrowsAsync<ClientResultException>(
            () => KernelFor(server, http).InvokePromptStreamingAsync("Hello").ToListAsync().AsTask());

        Assert.Equal(500, error.Status);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_exception_without_a_status()
    {
        Uri gone;
        await using (var server = await ScriptedServer.AnsweringAsync("ok"))
            gone = server.Endpoint;
        using var http = new HttpClient();

        var error = await Assert.ThrowsAsync<HttpOperationException>(() => KernelFor(gone, http).InvokePromptAsync("Hello"));

        Assert.Null(error.StatusCode);
    }

    [Fact]
    public async Task The_http_clients_timeout_ends_a_call_that_gets_no_answer()
    {
        await using var server = await ScriptedServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(100) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => KernelFor(server, http).InvokePromptAsync("Hello"));
    }

    [Fact]
    public async Task Cancelling_in_mid_stream_ends_the_request_at_the_server_too()
    {
        var aborted = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.RequestAborted.Register(aborted.SetResult);
            context.Response.ContentType = "text/event-stream";
            await ScriptedServer.WriteEventAsync(context, ScriptedServer.JsonContent("first", finish: null));
            await aborted.Task;
        });
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var part in KernelFor(server).InvokePromptStreamingAsync<string>("Hello", cancellationToken: cancel.Token))
            {
                Assert.Equal("first", part);
                await cancel.CancelAsync();
            }
        });

        await aborted.Task;
    }

    [Fact]
    public void A_service_tells_its_model_and_address()
    {
        var chat = KernelFor(new Uri("http://127.0.0.1:1/v1")).GetRequiredService<IChatCompletionService>();

        Assert.Equal("test-model", chat.GetModelId());
        Assert.Equal("http://127.0.0.1:1/v1", chat.GetEndpoint());
    }

    [Fact]
    public void Openai_itself_wants_a_key()
    {
        Assert.ThrowsAny<ArgumentException>(() => new OpenAIChatCompletionService("test-model", apiKey: ""));
    }

    [Fact]
    public void Plain_settings_become_those_of_openai()
    {
        var settings = OpenAIPromptExecutionSettings.FromExecutionSettings(new PromptExecutionSettings
        {
            ModelId = "m",
            ExtensionData = new Dictionary<string, object> { ["temperature"] = "0.5", ["max_tokens"] = 9, ["stop_sequences"] = new[] { "x" } },
        });

        Assert.Equal("m", settings.ModelId);
        Assert.Equal(0.5, settings.Temperature);
        Assert.Equal(9, settings.MaxTokens);
        Assert.Equal(["x"], settings.StopSequences);
    }

    [Fact]
    public void Frozen_settings_cannot_be_changed_but_their_clone_can()
    {
        var settings = new OpenAIPromptExecutionSettings { Temperature = 1 };
        settings.Freeze();

        Assert.Throws<InvalidOperationException>(() => settings.Temperature = 2);
        Assert.Equal(1, ((OpenAIPromptExecutionSettings)settings.Clone()).Temperature);
    }
}
