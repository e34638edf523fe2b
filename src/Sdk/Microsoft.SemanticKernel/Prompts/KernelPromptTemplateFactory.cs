using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Microsoft.SemanticKernel;

/// <summary>The format <c>semantic-kernel</c>, of which only <c>{{$name}}</c> is known here.</summary>
public sealed class KernelPromptTemplateFactory : IPromptTemplateFactory
{
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The genuine signature; templates here do not log.")]
    public KernelPromptTemplateFactory(ILoggerFactory? loggerFactory = null)
    {
    }

    /// <summary>Puts every argument into the template as it is. Only for texts that are trusted.</summary>
    public bool AllowDangerouslySetContent { get; init; }

    public bool TryCreate(PromptTemplateConfig templateConfig, [NotNullWhen(true)] out IPromptTemplate? result)
    {
        ArgumentNullException.ThrowIfNull(templateConfig);
        result = templateConfig.TemplateFormat == PromptTemplateConfig.SemanticKernelTemplateFormat
            ? new VariableTemplate(templateConfig, new ArgumentEncoding(templateConfig, AllowDangerouslySetContent))
            : null;
        return result is not null;
    }

    private sealed class VariableTemplate(PromptTemplateConfig config, ArgumentEncoding encoding) : IPromptTemplate
    {
        public Task<string> RenderAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(kernel);
            var prompt = new StringBuilder();
            var rest = config.Template.AsSpan();
            for (var open = rest.IndexOf("{{"); open >= 0; open = rest.IndexOf("{{"))
            {
                prompt.Append(rest[..open]);
                var length = rest[open..].IndexOf("}}");
                var block = length < 0 ? "" : rest[(open + 2)..(open + length)].Trim();
                if (block is not ['$', ..])
                    throw new KernelException("The template has a block other than {{$name}}, which this build does not know.");

                prompt.Append(Text(block[1..].ToString(), kernel, arguments));
                rest = rest[(open + length + 2)..];
            }

            return Task.FromResult(prompt.Append(rest).ToString());
        }

        private string Text(string name, Kernel kernel, KernelArguments? arguments)
        {
            var value = arguments is not null && arguments.TryGetValue(name, out var given)
                ? given
                : config.InputVariables.Find(input => input.Name == name)?.Default;
            var text = Convert.ToString(value, kernel.Culture) ?? "";
            return encoding.IsTrusted(name) ? text : WebUtility.HtmlEncode(text);
        }
    }
}
