using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.SemanticKernel;

/// <summary>Services, plugins and filters that functions run with. Light and mutable: clone or build one for a request.</summary>
public sealed class Kernel
{
    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    private readonly List<IFunctionInvocationFilter> functionFilters;
    private readonly List<IPromptRenderFilter> promptFilters;

    /// <param name="services">Where services, filters and, if none are given, plugins come from.</param>
    /// <param name="plugins">The plugins to use instead of registered ones.</param>
    public Kernel(IServiceProvider? services = null, KernelPluginCollection? plugins = null)
    {
        Services = services ?? NoServices;
        Plugins = plugins ?? Services.GetService<KernelPluginCollection>() ?? new KernelPluginCollection(Services.GetServices<KernelPlugin>());
        functionFilters = [.. Services.GetServices<IFunctionInvocationFilter>()];
        promptFilters = [.. Services.GetServices<IPromptRenderFilter>()];
    }

    private Kernel(Kernel other)
    {
        Services = other.Services;
        Plugins = new KernelPluginCollection(other.Plugins);
        functionFilters = [.. other.functionFilters];
        promptFilters = [.. other.promptFilters];
        Data = new Dictionary<string, object?>(other.Data);
        Culture = other.Culture;
    }

    public KernelPluginCollection Plugins { get; }

    /// <summary>Run around every function, the first outermost.</summary>
    public IList<IFunctionInvocationFilter> FunctionInvocationFilters => functionFilters;

    /// <summary>Run around the rendering of every prompt, inside the function filters, the first outermost.</summary>
    public IList<IPromptRenderFilter> PromptRenderFilters => promptFilters;

    public IServiceProvider Services { get; }

    /// <summary>How values become text; the invariant culture unless set.</summary>
    public CultureInfo Culture
    {
        get;
        set => field = value ?? CultureInfo.InvariantCulture;
    } = CultureInfo.InvariantCulture;

    public ILoggerFactory LoggerFactory => Services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;

    public IAIServiceSelector ServiceSelector => Services.GetService<IAIServiceSelector>() ?? OrderedAIServiceSelector.Instance;

    /// <summary>Anything that functions and filters of one request share.</summary>
    public IDictionary<string, object?> Data { get; } = new Dictionary<string, object?>();

    public static IKernelBuilder CreateBuilder() => new KernelBuilder();

    /// <summary>A copy whose plugins, filters and data can change on their own; the services are the same.</summary>
    public Kernel Clone() => new(this);

    /// <exception cref="KernelException">No such service is registered.</exception>
    public T GetRequiredService<T>(object? serviceKey = null)
        where T : class
    {
        var service = serviceKey is null
            ? Services.GetService<T>() ?? GetAllServices<T>().LastOrDefault()
            : (Services as IKeyedServiceProvider)?.GetKeyedService<T>(serviceKey);
        return service ?? throw new KernelException(
            $"Service of type '{typeof(T)}'{(serviceKey is null ? "" : $" and key '{serviceKey}'")} not registered.");
    }

    /// <summary>Every service of a type, keyed or not, in the order of registration.</summary>
    public IEnumerable<T> GetAllServices<T>()
        where T : class =>
        Services.GetService<ServiceKeys>() is { } keys ? keys.GetAll<T>(Services) : Services.GetServices<T>();

    public Task<FunctionResult> InvokeAsync(
        KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.InvokeAsync(this, arguments, cancellationToken);
    }

    public Task<FunctionResult> InvokeAsync(
        string? pluginName, string functionName, KernelArguments? arguments = null, CancellationToken cancellationToken = default) =>
        InvokeAsync(Plugins.GetFunction(pluginName, functionName), arguments, cancellationToken);

    public async Task<TResult?> InvokeAsync<TResult>(
        KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default) =>
        (await InvokeAsync(function, arguments, cancellationToken)).GetValue<TResult>();

    public async Task<TResult?> InvokeAsync<TResult>(
        string? pluginName, string functionName, KernelArguments? arguments = null, CancellationToken cancellationToken = default) =>
        (await InvokeAsync(pluginName, functionName, arguments, cancellationToken)).GetValue<TResult>();

    public IAsyncEnumerable<StreamingKernelContent> InvokeStreamingAsync(
        KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.InvokeStreamingAsync<StreamingKernelContent>(this, arguments, cancellationToken)!;
    }

    public IAsyncEnumerable<StreamingKernelContent> InvokeStreamingAsync(
        string? pluginName, string functionName, KernelArguments? arguments = null, CancellationToken cancellationToken = default) =>
        InvokeStreamingAsync(Plugins.GetFunction(pluginName, functionName), arguments, cancellationToken);

    public IAsyncEnumerable<T?> InvokeStreamingAsync<T>(
        KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.InvokeStreamingAsync<T>(this, arguments, cancellationToken);
    }

    public IAsyncEnumerable<T> InvokeStreamingAsync<T>(
        string? pluginName, string functionName, KernelArguments? arguments = null, CancellationToken cancellationToken = default) =>
        Plugins.GetFunction(pluginName, functionName).InvokeStreamingAsync<T>(this, arguments, cancellationToken)!;

    internal Task RunFunctionFiltersAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> function) =>
        FilterChain.RunAsync(
            functionFilters, context, static (filter, current, next) => filter.OnFunctionInvocationAsync(current, next), function);

    internal Task RunPromptFiltersAsync(PromptRenderContext context, Func<PromptRenderContext, Task> render) =>
        FilterChain.RunAsync(
            promptFilters, context, static (filter, current, next) => filter.OnPromptRenderAsync(current, next), render);
}
