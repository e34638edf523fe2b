namespace Microsoft.SemanticKernel;

/// <summary>Sees every prompt before the model does.</summary>
public interface IPromptRenderFilter
{
    Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next);
}

/// <summary>One rendering of a prompt.</summary>
public sealed class PromptRenderContext
{
    internal PromptRenderContext(Kernel kernel, KernelFunction function, KernelArguments arguments)
    {
        Kernel = kernel;
        Function = function;
        Arguments = arguments;
    }

    public CancellationToken CancellationToken { get; init; }

    public bool IsStreaming { get; init; }

    public Kernel Kernel { get; }

    public KernelFunction Function { get; }

    public KernelArguments Arguments { get; }

    public PromptExecutionSettings? ExecutionSettings { get; init; }

    /// <summary>Null until <c>next</c> has rendered it. May be replaced, but not by nothing.</summary>
    public string? RenderedPrompt
    {
        get;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>
    /// Once set, this is the function's result and the model is not asked. Only for calls that are not streamed:
    /// a streamed call ignores it and asks the model.
    /// </summary>
    public FunctionResult? Result { get; set; }
}
