using System.Diagnostics.CodeAnalysis;

namespace Microsoft.SemanticKernel.PromptTemplates.Handlebars;

/// <summary>The format <c>handlebars</c>.</summary>
public sealed class HandlebarsPromptTemplateFactory : IPromptTemplateFactory
{
    private readonly HandlebarsPromptTemplateOptions options;

    public HandlebarsPromptTemplateFactory(HandlebarsPromptTemplateOptions? options = null) =>
        this.options = options ?? new HandlebarsPromptTemplateOptions();

    public static string HandlebarsTemplateFormat => "handlebars";

    /// <summary>Puts every argument into the template as it is. Only for texts that are trusted.</summary>
    public bool AllowDangerouslySetContent { get; init; }

    public bool TryCreate(PromptTemplateConfig templateConfig, [NotNullWhen(true)] out IPromptTemplate? result)
    {
        ArgumentNullException.ThrowIfNull(templateConfig);
        result = templateConfig.TemplateFormat == HandlebarsTemplateFormat
            ? new HandlebarsPromptTemplate(templateConfig, new ArgumentEncoding(templateConfig, AllowDangerouslySetContent), options)
            : null;
        return result is not null;
    }
}
