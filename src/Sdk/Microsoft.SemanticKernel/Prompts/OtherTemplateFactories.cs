using System.Diagnostics.CodeAnalysis;

namespace Microsoft.SemanticKernel;

/// <summary>Asks several factories in turn.</summary>
public sealed class AggregatorPromptTemplateFactory : IPromptTemplateFactory
{
    private readonly IPromptTemplateFactory[] factories;

    public AggregatorPromptTemplateFactory(params IPromptTemplateFactory[] promptTemplateFactories)
    {
        ArgumentNullException.ThrowIfNull(promptTemplateFactories);
        factories = promptTemplateFactories;
    }

    public bool TryCreate(PromptTemplateConfig templateConfig, [NotNullWhen(true)] out IPromptTemplate? result)
    {
        result = null;
        foreach (var factory in factories)
        {
            if (factory.TryCreate(templateConfig, out result))
                return true;
        }

        return false;
    }
}

/// <summary>Takes every template as the prompt itself.</summary>
public sealed class EchoPromptTemplateFactory : IPromptTemplateFactory
{
    public static EchoPromptTemplateFactory Instance { get; } = new();

    public bool TryCreate(PromptTemplateConfig templateConfig, [NotNullWhen(true)] out IPromptTemplate? result)
    {
        ArgumentNullException.ThrowIfNull(templateConfig);
        result = new Verbatim(templateConfig.Template);
        return true;
    }

    private sealed class Verbatim(string text) : IPromptTemplate
    {
        public Task<string> RenderAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(text);
    }
}
