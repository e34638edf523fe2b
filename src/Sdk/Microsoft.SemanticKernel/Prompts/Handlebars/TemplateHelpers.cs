using System.Text.Json;
using HandlebarsDotNet;

namespace Microsoft.SemanticKernel.PromptTemplates.Handlebars;

/// <summary>The helpers that every template may use, next to Handlebars' own.</summary>
internal static class TemplateHelpers
{
    public static IHandlebars NewEnvironment()
    {
        var environment = HandlebarsDotNet.Handlebars.Create();
        environment.RegisterHelper("json", static (_, arguments) => arguments[0] as string ?? JsonSerializer.Serialize(arguments[0]));
        environment.RegisterHelper("concat", static (_, arguments) => string.Concat(arguments));
        environment.RegisterHelper("or", static (_, arguments) => arguments.Any(argument => argument is bool truth ? truth : argument is not null));
        environment.RegisterHelper("equals", static (_, arguments) => arguments.Length > 1 && Equals(arguments[0], arguments[1]));
        return environment;
    }
}
