using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Chatbot.Sdk.Tests.SemanticKernel;

public class KernelTests
{
    private sealed class Clock(string city)
    {
        [KernelFunction, Description("The hour, with words before it.")]
        public string Hour([Description("Words.")] string before, int hour = 12) => $"{city} {before} {hour}";

        [KernelFunction("who")]
        public static async Task<string?> NameAsync(Kernel kernel, CancellationToken cancellationToken)
        {
            await Task.Delay(0, cancellationToken);
            return kernel.Data["name"] as string;
        }
    }

    [Fact]
    public void A_kernel_gives_the_services_of_its_builder_keyed_or_not()
    {
        var builder = Kernel.CreateBuilder();
        var plain = new RecordingChat();
        var keyed = new RecordingChat();
        builder.Services.AddSingleton<IChatCompletionService>(plain).AddKeyedSingleton<IChatCompletionService>("b", keyed);

        var kernel = builder.Build();

        Assert.Same(plain, kernel.GetRequiredService<IChatCompletionService>());
        Assert.Same(keyed, kernel.GetRequiredService<IChatCompletionService>("b"));
        Assert.Equal([plain, keyed], kernel.GetAllServices<IChatCompletionService>());
        Assert.Throws<KernelException>(() => kernel.GetRequiredService<IChatCompletionService>("c"));
        Assert.Throws<KernelException>(() => kernel.GetRequiredService<Uri>());
    }

    [Fact]
    public void A_kernel_can_be_made_of_a_hosts_services()
    {
        var chat = new RecordingChat();
        using var services = new ServiceCollection().AddSingleton<IChatCompletionService>(chat).BuildServiceProvider();

        Assert.Same(chat, new Kernel(services).GetRequiredService<IChatCompletionService>());
    }

    [Fact]
    public async Task Without_a_service_a_prompt_is_refused()
    {
        await Assert.ThrowsAsync<KernelException>(() => new Kernel().InvokePromptAsync("Hello"));
    }

    [Fact]
    public void A_clone_changes_without_its_original()
    {
        var kernel = new Kernel();
        kernel.Data["a"] = 1;
        kernel.Plugins.Add(KernelPluginFactory.CreateFromFunctions("P", functions: []));

        var clone = kernel.Clone();
        clone.Data["b"] = 2;
        clone.Plugins.Clear();

        Assert.Equal(1, clone.Data["a"]);
        Assert.False(kernel.Data.ContainsKey("b"));
        Assert.Single(kernel.Plugins);
        Assert.Same(kernel.Services, clone.Services);
    }

    [Fact]
    public async Task Methods_are_functions_of_a_plugin()
    {
        var kernel = new Kernel { Data = { ["name"] = "Ann" } };
        kernel.ImportPluginFromObject(new Clock("Bonn"), "clock");

        Assert.Equal("Bonn at 12", await kernel.InvokeAsync<string>("clock", "Hour", new KernelArguments { ["before"] = "at" }));
        Assert.Equal("Bonn at 7", await kernel.InvokeAsync<string>("CLOCK", "hour", new KernelArguments { ["BEFORE"] = "at", ["hour"] = "7" }));
        Assert.Equal("Ann", await kernel.InvokeAsync<string>("clock", "who"));
        Assert.Equal(["before", "hour"], kernel.Plugins["clock"]["Hour"].Metadata.Parameters.Select(parameter => parameter.Name));
        Assert.Equal("clock", kernel.Plugins["clock"]["Hour"].PluginName);
    }

    [Fact]
    public void A_missing_function_is_named()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => new Kernel().Plugins.GetFunction("p", "f"));

        Assert.Contains("f", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_is_read_as_a_message_or_as_its_text_and_as_nothing_else()
    {
        var result = await RecordingChat.KernelWith(new RecordingChat("yes")).InvokePromptAsync("?");

        Assert.Equal("yes", result.GetValue<string>());
        Assert.Equal("yes", result.GetValue<ChatMessageContent>()!.Content);
        Assert.Equal("yes", result.ToString());
        Assert.Throws<InvalidCastException>(() => result.GetValue<Uri>());
    }

    [Fact]
    public async Task Names_of_arguments_have_no_case_and_settings_of_the_call_come_before_the_functions()
    {
        var chat = new RecordingChat("ok");
        var function = KernelFunctionFactory.CreateFromPrompt("Hello {{$name}}", new PromptExecutionSettings { ModelId = "of the function" });
        var arguments = new KernelArguments(new PromptExecutionSettings { ModelId = "of the call" }) { ["Name"] = "Ann" };

        await RecordingChat.KernelWith(chat).InvokeAsync(function, arguments);

        Assert.Equal("Hello Ann", Assert.Single(chat.Asked)[0].Content);
        Assert.Equal("of the call", Assert.Single(chat.Settings)!.ModelId);
    }

    [Fact]
    public async Task Settings_choose_the_service_by_its_id_then_by_its_model_and_else_the_last_one()
    {
        RecordingChat a = new("a") { ModelId = "model-a" }, b = new("b") { ModelId = "model-b" };
        var builder = Kernel.CreateBuilder();
        builder.Services.AddKeyedSingleton<IChatCompletionService>("a", a).AddKeyedSingleton<IChatCompletionService>("b", b);
        var kernel = builder.Build();

        Assert.Equal("a", await AskAsync(new PromptExecutionSettings { ServiceId = "a" }));
        Assert.Equal("a", await AskAsync(new PromptExecutionSettings { ModelId = "model-a" }));
        Assert.Equal("b", await AskAsync(new PromptExecutionSettings()));
        await Assert.ThrowsAsync<KernelException>(() => AskAsync(new PromptExecutionSettings { ServiceId = "c" }));

        Task<string?> AskAsync(PromptExecutionSettings settings) => kernel.InvokePromptAsync<string>("?", new KernelArguments(settings));
    }

    [Fact]
    public void Two_settings_for_one_service_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new KernelArguments([new PromptExecutionSettings(), new PromptExecutionSettings()]));
    }

    [Fact]
    public async Task A_stream_is_read_as_parts_or_as_texts_and_as_nothing_else()
    {
        var kernel = RecordingChat.KernelWith(new RecordingChat("a", "b"));
        var function = KernelFunctionFactory.CreateFromPrompt("?");

        Assert.Equal(["a", "b"], await kernel.InvokeStreamingAsync<string>(function).ToListAsync());
        Assert.Equal(["a", "b"], await kernel.InvokeStreamingAsync<StreamingChatMessageContent>(function).Select(part => part!.Content).ToListAsync());
        Assert.Equal(["a", "b"], await kernel.InvokeStreamingAsync<StreamingKernelContent>(function).Select(part => part!.ToString()).ToListAsync());
        await Assert.ThrowsAsync<NotSupportedException>(() => kernel.InvokeStreamingAsync<Uri>(function).ToListAsync().AsTask());
    }

    [Fact]
    public void A_message_keeps_its_text_in_its_first_text_item()
    {
        var message = new ChatMessageContent(AuthorRole.User, "one");
        message.Items.Add(new TextContent("two"));

        message.Content = "three";

        Assert.Equal(["three", "two"], message.Items.OfType<TextContent>().Select(text => text.Text));
        Assert.Equal("three", message.ToString());
        Assert.Equal(AuthorRole.User, new AuthorRole("USER"));
    }
}
