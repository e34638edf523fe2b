using System.Net;

namespace Microsoft.SemanticKernel;

/// <summary>
/// Makes arguments safe to stand in a prompt: texts are HTML-encoded, so that none can open or close a message, numbers,
/// dates and the like go as they are, and anything else is refused unless the prompt's author vouches for it.
/// </summary>
internal sealed class ArgumentEncoding(PromptTemplateConfig config, bool allowAll)
{
    private readonly bool allowAll = allowAll || config.AllowDangerouslySetContent;
    private readonly HashSet<string> allowed =
        [.. config.InputVariables.Where(input => input.AllowDangerouslySetContent).Select(input => input.Name)];

    public bool IsTrusted(string name) => allowAll || allowed.Contains(name);

    /// <exception cref="NotSupportedException">The value is a list or an object, and nothing says that it may go as it is.</exception>
    public object Encode(string name, object value) => value switch
    {
        _ when IsTrusted(name) => value,
        string text => WebUtility.HtmlEncode(text),
        _ when IsPlain(value.GetType()) => value,
        _ => throw new NotSupportedException(
            $"The argument '{name}' is not a text, so it cannot be encoded. Give it as a text, or set "
            + "allow_dangerously_set_content on its input variable and encode its texts yourself."),
    };

    private static bool IsPlain(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(decimal) || type == typeof(Guid)
        || type == typeof(TimeSpan) || type == typeof(DateTime) || type == typeof(DateTimeOffset);
}
