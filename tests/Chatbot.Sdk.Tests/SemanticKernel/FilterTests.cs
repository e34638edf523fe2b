using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Chatbot.Sdk.Tests.SemanticKernel;

public class FilterTests
{
    private readonly List<string> log = [];
    private readonly RecordingChat chat = new("one ", "two ", "three");

    private sealed class FunctionFilter(string name, List<string> log) : IFunctionInvocationFilter
    {
        public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
        {
            log.Add($"{name} before");
            await next(context);
            log.Add($"{name} after");
        }
    }

    private sealed class PromptFilter(string name, List<string> log) : IPromptRenderFilter
    {
        public async Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next)
        {
            log.Add($"{name} before");
            await next(context);
            log.Add($"{name} after");
        }
    }

    private sealed class Does(Func<PromptRenderContext, Func<PromptRenderContext, Task>, Task> what) : IPromptRenderFilter
    {
        public Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next) => what(context, next);
    }

    private sealed class DoesAround(Func<FunctionInvocationContext, Func<FunctionInvocationContext, Task>, Task> what) : IFunctionInvocationFilter
    {
        public Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next) => what(context, next);
    }

    private static KernelFunction Hello => KernelFunctionFactory.CreateFromPrompt("Hello {{$name}}", functionName: "Hello");

    [Fact]
    public async Task Filters_nest_in_the_order_of_registration_with_function_filters_outside()
    {
        var kernel = RecordingChat.KernelWith(chat, services => services
            .AddSingleton<IPromptRenderFilter>(new PromptFilter("prompt 1", log))
            .AddSingleton<IFunctionInvocationFilter>(new FunctionFilter("function 1", log))
            .AddSingleton<IFunctionInvocationFilter>(new FunctionFilter("function 2", log)));
        kernel.PromptRenderFilters.Add(new PromptFilter("prompt 2", log));

        await kernel.InvokeAsync(Hello, new KernelArguments { ["name"] = "Ann" });

        Assert.Equal(
            [
                "function 1 before", "function 2 before", "prompt 1 before", "prompt 2 before",
                "prompt 2 after", "prompt 1 after", "function 2 after", "function 1 after",
            ],
            log);
    }

    [Fact]
    public async Task A_prompt_filter_that_gives_the_result_keeps_the_model_from_being_asked()
    {
        var kernel = RecordingChat.KernelWith(chat);
        kernel.PromptRenderFilters.Add(new Does((context, _) =>
        {
            context.Result = new FunctionResult(context.Function, "Call 112.");
            return Task.CompletedTask;
        }));

        var result = await kernel.InvokeAsync(Hello);

        Assert.Equal("Call 112.", result.GetValue<string>());
        Assert.Empty(chat.Asked);
    }

    [Fact]
    public async Task A_function_filter_that_does_not_go_on_keeps_the_model_from_being_asked_streamed_or_not()
    {
        var kernel = RecordingChat.KernelWith(chat);
        kernel.FunctionInvocationFilters.Add(new DoesAround((context, _) =>
        {
            context.Result = context.IsStreaming
                ? new FunctionResult(context.Function, new[] { "Call ", "112." }.ToAsyncEnumerable())
                : new FunctionResult(context.Function, "Call 112.");
            return Task.CompletedTask;
        }));

        Assert.Equal("Call 112.", (await kernel.InvokeAsync(Hello)).ToString());
        Assert.Equal(["Call ", "112."], await kernel.InvokeStreamingAsync<string>(Hello).ToListAsync());
        Assert.Empty(chat.Asked);
    }

    [Fact]
    public async Task A_prompt_filter_can_change_the_prompt_that_is_sent()
    {
        var kernel = RecordingChat.KernelWith(chat);
        kernel.PromptRenderFilters.Add(new Does(async (context, next) =>
        {
            await next(context);
            context.RenderedPrompt = context.RenderedPrompt!.Replace("Ann", "[name]", StringComparison.Ordinal);
        }));

        await kernel.InvokeAsync(Hello, new KernelArguments { ["name"] = "Ann" });

        Assert.Equal("Hello [name]", Assert.Single(chat.Asked)[0].Content);
    }

    [Fact]
    public async Task A_function_filter_can_change_the_result()
    {
        var kernel = RecordingChat.KernelWith(chat);
        kernel.FunctionInvocationFilters.Add(new DoesAround(async (context, next) =>
        {
            await next(context);
            context.Result = new FunctionResult(context.Result, context.Result.GetValue<string>() + "!");
        }));

        Assert.Equal("one two three!", await kernel.InvokeAsync<string>(Hello));
    }

    [Fact]
    public async Task A_streamed_call_has_left_its_filters_before_its_first_part_so_a_filter_wraps_the_stream_to_see_it()
    {
        var kernel = RecordingChat.KernelWith(chat);
        kernel.FunctionInvocationFilters.Add(new DoesAround(async (context, next) =>
        {
            await next(context);
            Assert.True(context.IsStreaming);
            Assert.Empty(chat.Asked);
            var parts = context.Result.GetValue<IAsyncEnumerable<StreamingKernelContent>>()!;
            context.Result = new FunctionResult(context.Result, parts.Select(part =>
            {
                log.Add(part.ToString());
                return part;
            }));
        }));

        var streamed = await kernel.InvokeStreamingAsync(Hello).Select(part => part.ToString()).ToListAsync();

        Assert.Equal(["one ", "two ", "three"], streamed);
        Assert.Equal(streamed, log);
    }

    [Fact]
    public async Task A_result_from_a_prompt_filter_does_not_stop_a_streamed_call()
    {
        // Whoever guards streamed calls must use a function filter, or throw.
        var kernel = RecordingChat.KernelWith(chat);
        kernel.PromptRenderFilters.Add(new Does((context, _) =>
        {
            context.Result = new FunctionResult(context.Function, "Call 112.");
            return Task.CompletedTask;
        }));

        Assert.Equal(["one ", "two ", "three"], await kernel.InvokeStreamingAsync<string>(Hello).ToListAsync());
    }

    [Fact]
    public async Task An_exception_in_a_filter_reaches_the_caller_unchanged()
    {
        var kernel = RecordingChat.KernelWith(chat);
        kernel.PromptRenderFilters.Add(new Does((_, _) => throw new InvalidDataException("refused")));

        await Assert.ThrowsAsync<InvalidDataException>(() => kernel.InvokeAsync(Hello));
        await Assert.ThrowsAsync<InvalidDataException>(() => kernel.InvokeStreamingAsync(Hello).ToListAsync().AsTask());
        Assert.Empty(chat.Asked);
    }

    [Fact]
    public async Task Cancelling_stops_a_call_with_an_exception_that_names_the_function()
    {
        var kernel = RecordingChat.KernelWith(chat);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var error = await Assert.ThrowsAsync<KernelFunctionCanceledException>(() => kernel.InvokeAsync(Hello, cancellationToken: cancelled.Token));
        Assert.Equal("Hello", error.Function.Name);
        Assert.IsType<OperationCanceledException>(error.InnerException);
        Assert.Empty(chat.Asked);
    }

    [Fact]
    public async Task Cancelling_in_mid_stream_stops_the_stream()
    {
        var kernel = RecordingChat.KernelWith(chat);
        using var cancel = new CancellationTokenSource();
        var parts = new List<string>();

        await Assert.ThrowsAsync<KernelFunctionCanceledException>(async () =>
        {
            await foreach (var part in kernel.InvokeStreamingAsync<string>(Hello, cancellationToken: cancel.Token))
            {
                parts.Add(part!);
                await cancel.CancelAsync();
            }
        });

        Assert.Equal(["one "], parts);
    }
}
