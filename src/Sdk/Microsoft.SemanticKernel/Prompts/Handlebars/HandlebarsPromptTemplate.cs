using System.Net;
using HandlebarsDotNet;

namespace Microsoft.SemanticKernel.PromptTemplates.Handlebars;

internal sealed class HandlebarsPromptTemplate(
    PromptTemplateConfig config, ArgumentEncoding encoding, HandlebarsPromptTemplateOptions options) : IPromptTemplate
{
    /// <summary>Compiling costs far more than rendering; only helpers of the call's own need it anew.</summary>
    private readonly Lazy<HandlebarsTemplate<object, object>> compiled =
        new(() => TemplateHelpers.NewEnvironment().Compile(config.Template));

    public Task<string> RenderAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        cancellationToken.ThrowIfCancellationRequested();
        var variables = Variables(arguments);
        var prompt = Compile(variables)(variables, null!).Trim();
        return Task.FromResult(options.EnableHtmlDecoder ? WebUtility.HtmlDecode(prompt) : prompt);
    }

    private HandlebarsTemplate<object, object> Compile(KernelArguments variables)
    {
        if (options.RegisterCustomHelpers is not { } register)
            return compiled.Value;

        var environment = TemplateHelpers.NewEnvironment();
        register((name, helper) => environment.RegisterHelper(name, helper), options, variables);
        return environment.Compile(config.Template);
    }

    /// <summary>The defaults, which the prompt's author wrote, as they are, and over them the arguments, encoded.</summary>
    private KernelArguments Variables(KernelArguments? arguments)
    {
        var variables = new KernelArguments();
        foreach (var input in config.InputVariables)
        {
            if (input.Default is not (null or ""))
                variables[input.Name] = input.Default;
        }

        foreach (var (name, value) in arguments ?? [])
        {
            if (value is not null)
                variables[name] = encoding.Encode(name, value);
        }

        return variables;
    }
}
