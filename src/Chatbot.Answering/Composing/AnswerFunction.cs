using Chatbot.Answering.Evidence;
using Chatbot.Answering.Injection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.PromptTemplates.Handlebars;

namespace Chatbot.Answering.Composing;

/// <summary>The prompt functions of <c>prompts/</c>, each bound to its answerer by the service id that its settings name.</summary>
/// <remarks>
/// Rendered with Handlebars, which encodes every variable, so that no question or document can add a message of its own.
/// </remarks>
internal sealed class AnswerFunction
{
    /// <summary>Service id of the extractive answerer.</summary>
    public const string ExtractiveService = "extractive";

    /// <summary>Service id of the language model.</summary>
    public const string ModelService = "model";

    /// <summary>The prompt that the extractive answerer reads.</summary>
    public KernelFunction Function { get; } = KernelFunctionYaml.FromPromptYaml(Prompts.Answer, new HandlebarsPromptTemplateFactory());

    /// <summary>The prompt that a language model reads.</summary>
    public KernelFunction Model { get; } = KernelFunctionYaml.FromPromptYaml(Prompts.ModelAnswer, new HandlebarsPromptTemplateFactory());

    /// <summary>What <see cref="Function"/> is given.</summary>
    public static KernelArguments Arguments(EvidenceSet evidence) => new()
    {
        ["kind"] = evidence.Kind.ToString(),
        ["question"] = evidence.Question,
    };

    /// <summary>What <see cref="Model"/> is given.</summary>
    public static KernelArguments ModelArguments(EvidenceSet evidence) => new()
    {
        ["question"] = PlainWords.Of(evidence.Question),
        ["fence"] = ModelEvidence.NewFence(),
        ["passages"] = ModelEvidence.Write(evidence),
    };
}
