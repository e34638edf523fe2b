using Microsoft.SemanticKernel.PromptTemplates.Handlebars;

namespace Microsoft.SemanticKernel;

/// <summary>Runs a Handlebars prompt given as text.</summary>
public static class HandlebarsKernelExtensions
{
    public static Task<FunctionResult> InvokeHandlebarsPromptAsync(
        this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, CancellationToken cancellationToken = default) =>
        kernel.InvokePromptAsync(
            promptTemplate, arguments, HandlebarsPromptTemplateFactory.HandlebarsTemplateFormat, new HandlebarsPromptTemplateFactory(),
            cancellationToken: cancellationToken);
}
