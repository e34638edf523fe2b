using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.PromptTemplates.Handlebars;

namespace Chatbot.Answering.Composing;

/// <summary>The prompt function of <c>prompts/answer.yaml</c>.</summary>
internal sealed class AnswerFunction
{
    /// <summary>Rendered with Handlebars, which encodes every variable, so that no question or document can add a message of its own.</summary>
    public KernelFunction Function { get; } = KernelFunctionYaml.FromPromptYaml(Prompts.Answer, new HandlebarsPromptTemplateFactory());
}
