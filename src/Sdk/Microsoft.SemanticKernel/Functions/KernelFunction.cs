using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Microsoft.SemanticKernel;

/// <summary>Something that a kernel can run: a prompt for a model, or code.</summary>
public abstract class KernelFunction : FullyQualifiedAIFunction
{
    internal KernelFunction(KernelFunctionMetadata metadata, IReadOnlyDictionary<string, PromptExecutionSettings>? executionSettings)
        : base(metadata) =>
        ExecutionSettings = executionSettings;

    /// <summary>Without the plugin's name.</summary>
    public new virtual string Name => Metadata.Name;

    public virtual string? PluginName => Metadata.PluginName;

    public override string Description => Metadata.Description;

    /// <summary>By service id; what the call's arguments carry comes first.</summary>
    public IReadOnlyDictionary<string, PromptExecutionSettings>? ExecutionSettings { get; }

    /// <summary>Runs the function inside the kernel's function filters.</summary>
    /// <exception cref="KernelFunctionCanceledException">The token was cancelled.</exception>
    public async Task<FunctionResult> InvokeAsync(
        Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        arguments ??= [];
        var context = NewContext(kernel, arguments, streaming: false, cancellationToken);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await kernel.RunFunctionFiltersAsync(
                context, async current => current.Result = await InvokeCoreAsync(kernel, current.Arguments, cancellationToken));
            return context.Result;
        }
        catch (OperationCanceledException e)
        {
            throw new KernelFunctionCanceledException(kernel, this, arguments, context.Result, e);
        }
    }

    public async Task<TResult?> InvokeAsync<TResult>(
        Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) =>
        (await InvokeAsync(kernel, arguments, cancellationToken)).GetValue<TResult>();

    public IAsyncEnumerable<StreamingKernelContent> InvokeStreamingAsync(
        Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) =>
        InvokeStreamingAsync<StreamingKernelContent>(kernel, arguments, cancellationToken)!;

    /// <summary>Runs the function and gives its result in parts. The filters have returned before the first part is asked for.</summary>
    /// <exception cref="KernelFunctionCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<TResult?> InvokeStreamingAsync<TResult>(
        Kernel kernel, KernelArguments? arguments = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        arguments ??= [];
        var context = NewContext(kernel, arguments, streaming: true, cancellationToken);
        var parts = await OrCanceledAsync(async () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            await kernel.RunFunctionFiltersAsync(context, current =>
            {
                var stream = InvokeStreamingCoreAsync<TResult>(kernel, current.Arguments, cancellationToken);
                current.Result = new FunctionResult(this, stream, kernel.Culture);
                return Task.CompletedTask;
            });
            return context.Result.GetValue<IAsyncEnumerable<TResult?>>() ?? AsyncEnumerable.Empty<TResult?>();
        });

        await using var part = parts.GetAsyncEnumerator(cancellationToken);
        while (await OrCanceledAsync(() => part.MoveNextAsync().AsTask()))
            yield return part.Current;

        async Task<T> OrCanceledAsync<T>(Func<Task<T>> step)
        {
            try
            {
                return await step();
            }
            catch (OperationCanceledException e)
            {
                throw new KernelFunctionCanceledException(kernel, this, arguments, functionResult: null, e);
            }
        }
    }

    /// <summary>The same function under a plugin's name.</summary>
    public abstract KernelFunction Clone(string? pluginName = null);

    public override string ToString() => string.IsNullOrWhiteSpace(PluginName) ? Name : $"{PluginName}.{Name}";

    protected abstract ValueTask<FunctionResult> InvokeCoreAsync(Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken);

    protected abstract IAsyncEnumerable<TResult?> InvokeStreamingCoreAsync<TResult>(
        Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken);

    /// <summary>How <see cref="AIFunction"/> runs it: with the kernel among the arguments' services, or an empty one.</summary>
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var kernel = arguments.Services?.GetService(typeof(Kernel)) as Kernel ?? new Kernel(arguments.Services);
        var result = await InvokeAsync(kernel, arguments as KernelArguments ?? new KernelArguments(arguments), cancellationToken);
        return result.Value;
    }

    private FunctionInvocationContext NewContext(Kernel kernel, KernelArguments arguments, bool streaming, CancellationToken cancellationToken) =>
        new(kernel, this, arguments, new FunctionResult(this, culture: kernel.Culture))
        {
            CancellationToken = cancellationToken,
            IsStreaming = streaming,
        };
}
