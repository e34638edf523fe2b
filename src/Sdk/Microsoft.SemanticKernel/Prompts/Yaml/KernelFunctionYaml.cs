using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Microsoft.SemanticKernel;

/// <summary>Reads prompts that are written in YAML.</summary>
public static class KernelFunctionYaml
{
    /// <exception cref="YamlDotNet.Core.YamlException">The text is not YAML or has a key that a prompt has not.</exception>
    /// <exception cref="NotSupportedException">The default of an input is not a text.</exception>
    /// <exception cref="KernelException">The factory does not know the template's format.</exception>
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The genuine signature; functions here do not log.")]
    public static KernelFunction FromPromptYaml(
        string text, IPromptTemplateFactory? promptTemplateFactory = null, ILoggerFactory? loggerFactory = null)
    {
        var config = ToPromptTemplateConfig(text);
        if (config.InputVariables.Find(input => input.Default is not (null or string)) is { } odd)
            throw new NotSupportedException($"The default of the input variable '{odd.Name}' of the prompt '{config.Name}' is not a text.");

        return KernelFunctionFactory.CreateFromPrompt(config, promptTemplateFactory);
    }

    /// <exception cref="YamlDotNet.Core.YamlException">The text is not YAML or has a key that a prompt has not.</exception>
    public static PromptTemplateConfig ToPromptTemplateConfig(string text) =>
        new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithTypeConverter(new ExecutionSettingsConverter())
            .Build()
            .Deserialize<PromptTemplateConfig>(text);
}
