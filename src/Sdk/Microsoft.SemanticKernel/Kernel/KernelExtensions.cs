using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.SemanticKernel;

/// <summary>Builds kernels, gives them plugins and runs prompts.</summary>
public static class KernelExtensions
{
    public static Kernel Build(this IKernelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.RemoveAll<ServiceKeys>();
        builder.Services.AddSingleton(new ServiceKeys(builder.Services));
        return new Kernel(builder.Services.BuildServiceProvider());
    }

    public static KernelFunction CreateFunctionFromMethod(
        this Kernel kernel, Delegate method, string? functionName = null, string? description = null,
        IEnumerable<KernelParameterMetadata>? parameters = null, KernelReturnParameterMetadata? returnParameter = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return KernelFunctionFactory.CreateFromMethod(method, functionName, description, parameters, returnParameter, kernel.LoggerFactory);
    }

    public static KernelFunction CreateFunctionFromPrompt(
        this Kernel kernel, string promptTemplate, PromptExecutionSettings? executionSettings = null, string? functionName = null,
        string? description = null, string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return KernelFunctionFactory.CreateFromPrompt(
            promptTemplate, executionSettings, functionName, description, templateFormat, promptTemplateFactory, kernel.LoggerFactory);
    }

    public static KernelFunction CreateFunctionFromPrompt(
        this Kernel kernel, PromptTemplateConfig promptConfig, IPromptTemplateFactory? promptTemplateFactory = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return KernelFunctionFactory.CreateFromPrompt(promptConfig, promptTemplateFactory, kernel.LoggerFactory);
    }

    public static IKernelBuilderPlugins Add(this IKernelBuilderPlugins plugins, KernelPlugin plugin)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.Services.AddSingleton(plugin);
        return plugins;
    }

    public static IKernelBuilderPlugins AddFromObject(this IKernelBuilderPlugins plugins, object target, string? pluginName = null) =>
        plugins.Add(KernelPluginFactory.CreateFromObject(target, pluginName));

    public static IKernelBuilderPlugins AddFromFunctions(
        this IKernelBuilderPlugins plugins, string pluginName, IEnumerable<KernelFunction>? functions) =>
        plugins.Add(KernelPluginFactory.CreateFromFunctions(pluginName, functions));

    public static KernelPlugin ImportPluginFromObject(this Kernel kernel, object target, string? pluginName = null) =>
        Import(kernel, KernelPluginFactory.CreateFromObject(target, pluginName));

    public static KernelPlugin ImportPluginFromFunctions(this Kernel kernel, string pluginName, IEnumerable<KernelFunction>? functions) =>
        Import(kernel, KernelPluginFactory.CreateFromFunctions(pluginName, functions));

    public static Task<FunctionResult> InvokePromptAsync(
        this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null,
        IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null,
        CancellationToken cancellationToken = default)
    {
        var function = FromPrompt(kernel, promptTemplate, templateFormat, promptTemplateFactory, promptTemplateConfig);
        return kernel.InvokeAsync(function, arguments, cancellationToken);
    }

    public static Task<T?> InvokePromptAsync<T>(
        this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null,
        IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null,
        CancellationToken cancellationToken = default)
    {
        var function = FromPrompt(kernel, promptTemplate, templateFormat, promptTemplateFactory, promptTemplateConfig);
        return kernel.InvokeAsync<T>(function, arguments, cancellationToken);
    }

    public static IAsyncEnumerable<StreamingKernelContent> InvokePromptStreamingAsync(
        this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null,
        IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null,
        CancellationToken cancellationToken = default) =>
        kernel.InvokePromptStreamingAsync<StreamingKernelContent>(
            promptTemplate, arguments, templateFormat, promptTemplateFactory, promptTemplateConfig, cancellationToken);

    public static async IAsyncEnumerable<T> InvokePromptStreamingAsync<T>(
        this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null,
        IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var function = FromPrompt(kernel, promptTemplate, templateFormat, promptTemplateFactory, promptTemplateConfig);
        await foreach (var part in function.InvokeStreamingAsync<T>(kernel, arguments, cancellationToken))
            yield return part!;
    }

    private static KernelFunction FromPrompt(
        Kernel kernel, string template, string? format, IPromptTemplateFactory? factory, PromptTemplateConfig? config)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentException.ThrowIfNullOrWhiteSpace(template);
        config ??= new PromptTemplateConfig();
        config.Template = template;
        config.TemplateFormat = format ?? config.TemplateFormat;
        return KernelFunctionFactory.CreateFromPrompt(config, factory, kernel.LoggerFactory);
    }

    private static KernelPlugin Import(Kernel kernel, KernelPlugin plugin)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        kernel.Plugins.Add(plugin);
        return plugin;
    }
}
