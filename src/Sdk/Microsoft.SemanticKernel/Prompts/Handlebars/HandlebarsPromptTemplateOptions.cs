using System.Diagnostics.CodeAnalysis;
using HandlebarsDotNet;

namespace Microsoft.SemanticKernel.PromptTemplates.Handlebars;

/// <summary>How Handlebars templates are rendered.</summary>
public sealed class HandlebarsPromptTemplateOptions
{
    /// <summary>Called at each rendering with what registers a helper, these options and the call's arguments.</summary>
    public Action<RegisterHelperCallback, HandlebarsPromptTemplateOptions, KernelArguments>? RegisterCustomHelpers { get; set; }

    /// <summary>
    /// Decodes the rendered prompt once, because Handlebars has encoded what it put in once more. It also decodes entities
    /// that the template itself has: a literal <c>&lt;</c> stands there as <c>&amp;amp;lt;</c>.
    /// </summary>
    public bool EnableHtmlDecoder { get; set; } = true;

    [SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "The genuine place.")]
    public delegate void RegisterHelperCallback(string name, HandlebarsReturnHelper helper);
}
