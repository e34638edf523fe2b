using System.Runtime.CompilerServices;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel;

/// <summary>A function that is a prompt: rendered inside the prompt filters, then sent to the chat service that the kernel chooses.</summary>
internal sealed class KernelFunctionFromPrompt : KernelFunction
{
    private readonly IPromptTemplate template;
    private readonly IReadOnlyList<InputVariable> inputs;

    private KernelFunctionFromPrompt(
        IPromptTemplate template, IReadOnlyList<InputVariable> inputs, KernelFunctionMetadata metadata,
        IReadOnlyDictionary<string, PromptExecutionSettings>? executionSettings)
        : base(metadata, executionSettings)
    {
        this.template = template;
        this.inputs = inputs;
    }

    public static KernelFunctionFromPrompt Create(IPromptTemplate template, PromptTemplateConfig config)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(config);
        var metadata = new KernelFunctionMetadata(config.Name ?? $"Function_{Guid.NewGuid():N}")
        {
            Description = config.Description ?? "",
            Parameters = [.. config.InputVariables.Select(Describe)],
            ReturnParameter = new KernelReturnParameterMetadata { Description = config.OutputVariable?.Description ?? "" },
        };
        return new KernelFunctionFromPrompt(template, [.. config.InputVariables.Select(input => new InputVariable(input))], metadata, config.ExecutionSettings);
    }

    public override KernelFunction Clone(string? pluginName = null) =>
        new KernelFunctionFromPrompt(template, inputs, new KernelFunctionMetadata(Metadata) { PluginName = pluginName }, ExecutionSettings);

    protected override async ValueTask<FunctionResult> InvokeCoreAsync(
        Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken)
    {
        var prompt = await RenderAsync(kernel, arguments, streaming: false, cancellationToken);
        if (prompt.Result is { } given)
        {
            given.RenderedPrompt = prompt.Text;
            return given;
        }

        var messages = await prompt.Service.GetChatMessageContentsAsync(prompt.Text, prompt.Settings, kernel, cancellationToken);
        return messages switch
        {
            [] => new FunctionResult(this, culture: kernel.Culture) { RenderedPrompt = prompt.Text },
            [var only] => new FunctionResult(this, only, kernel.Culture, only.Metadata) { RenderedPrompt = prompt.Text },
            _ => new FunctionResult(this, messages, kernel.Culture) { RenderedPrompt = prompt.Text },
        };
    }

    protected override async IAsyncEnumerable<TResult?> InvokeStreamingCoreAsync<TResult>(
        Kernel kernel, KernelArguments arguments, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TResult : default
    {
        // A result that a prompt filter set is ignored here, as the genuine package ignores it.
        var prompt = await RenderAsync(kernel, arguments, streaming: true, cancellationToken);
        var parts = prompt.Service.GetStreamingChatMessageContentsAsync(prompt.Text, prompt.Settings, kernel, cancellationToken);
        await foreach (var part in parts.WithCancellation(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return ConvertPart<TResult>(part);
        }
    }

    private static TResult ConvertPart<TResult>(StreamingChatMessageContent part)
    {
        if (typeof(TResult) == typeof(string))
            return (TResult)(object)part.ToString();
        if (part is TResult asIs)
            return asIs;
        if (part.InnerContent is TResult inner)
            return inner;
        if (typeof(TResult) == typeof(byte[]))
            return (TResult)(object)part.ToByteArray();

        throw new NotSupportedException(
            $"A stream of {typeof(TResult)} is not supported; ask for {nameof(StreamingKernelContent)} or a derived type, string or byte[].");
    }

    private async Task<Prompt> RenderAsync(Kernel kernel, KernelArguments arguments, bool streaming, CancellationToken cancellationToken)
    {
        foreach (var input in inputs)
        {
            if (input.Default is not null && !arguments.ContainsName(input.Name))
                arguments[input.Name] = input.Default;
        }

        if (!kernel.ServiceSelector.TrySelectAIService<IChatCompletionService>(kernel, this, arguments, out var service, out var settings))
            throw new KernelException(NoService());

        var rendered = "";
        var context = new PromptRenderContext(kernel, this, arguments)
        {
            CancellationToken = cancellationToken,
            IsStreaming = streaming,
            ExecutionSettings = settings,
        };
        await kernel.RunPromptFiltersAsync(context, async current =>
        {
            rendered = await template.RenderAsync(kernel, current.Arguments, cancellationToken);
            current.RenderedPrompt = rendered;
        });
        return new Prompt(service, settings, string.IsNullOrWhiteSpace(context.RenderedPrompt) ? rendered : context.RenderedPrompt, context.Result);
    }

    private string NoService()
    {
        var message = $"No service was found for any of the supported types: {typeof(IChatCompletionService)}.";
        return ExecutionSettings is { Count: > 0 } settings ? $"{message} Expected serviceIds: {string.Join('|', settings.Keys)}." : message;
    }

    private static KernelParameterMetadata Describe(InputVariable input) => new(input.Name)
    {
        Description = input.Description,
        DefaultValue = input.Default,
        IsRequired = input.IsRequired,
        Schema = string.IsNullOrWhiteSpace(input.JsonSchema) ? null : KernelJsonSchema.Parse(input.JsonSchema),
    };

    /// <summary>What goes to the service, or the result that a filter gave instead.</summary>
    private sealed record Prompt(IChatCompletionService Service, PromptExecutionSettings? Settings, string Text, FunctionResult? Result);
}
