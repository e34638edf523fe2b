using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Microsoft.SemanticKernel;

/// <summary>Makes functions of methods and of prompts.</summary>
[SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "Signatures are the genuine ones; functions here do not log.")]
public static class KernelFunctionFactory
{
    public static KernelFunction CreateFromMethod(
        Delegate method, string? functionName = null, string? description = null, IEnumerable<KernelParameterMetadata>? parameters = null,
        KernelReturnParameterMetadata? returnParameter = null, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        return CreateFromMethod(method.Method, method.Target, functionName, description, parameters, returnParameter, loggerFactory);
    }

    public static KernelFunction CreateFromMethod(
        MethodInfo method, object? target = null, string? functionName = null, string? description = null,
        IEnumerable<KernelParameterMetadata>? parameters = null, KernelReturnParameterMetadata? returnParameter = null,
        ILoggerFactory? loggerFactory = null) =>
        KernelFunctionFromMethod.Create(method, target, functionName, description, parameters, returnParameter);

    public static KernelFunction CreateFromPrompt(
        string promptTemplate, PromptExecutionSettings? executionSettings = null, string? functionName = null, string? description = null,
        string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null, ILoggerFactory? loggerFactory = null) =>
        CreateFromPrompt(
            promptTemplate, executionSettings is null ? null : [executionSettings], functionName, description, templateFormat,
            promptTemplateFactory, loggerFactory);

    public static KernelFunction CreateFromPrompt(
        string promptTemplate, IEnumerable<PromptExecutionSettings>? executionSettings, string? functionName = null, string? description = null,
        string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null, ILoggerFactory? loggerFactory = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(promptTemplate);
        if (templateFormat is not null && promptTemplateFactory is null)
            throw new ArgumentException($"The template format '{templateFormat}' needs the factory that knows it.", nameof(promptTemplateFactory));

        var config = new PromptTemplateConfig(promptTemplate)
        {
            Name = functionName,
            Description = description,
            TemplateFormat = templateFormat ?? PromptTemplateConfig.SemanticKernelTemplateFormat,
        };
        foreach (var settings in executionSettings ?? [])
            config.AddExecutionSettings(settings);
        return CreateFromPrompt(config, promptTemplateFactory, loggerFactory);
    }

    public static KernelFunction CreateFromPrompt(
        PromptTemplateConfig promptConfig, IPromptTemplateFactory? promptTemplateFactory = null, ILoggerFactory? loggerFactory = null) =>
        CreateFromPrompt((promptTemplateFactory ?? new KernelPromptTemplateFactory()).Create(promptConfig), promptConfig, loggerFactory);

    public static KernelFunction CreateFromPrompt(
        IPromptTemplate promptTemplate, PromptTemplateConfig promptConfig, ILoggerFactory? loggerFactory = null) =>
        KernelFunctionFromPrompt.Create(promptTemplate, promptConfig);
}
