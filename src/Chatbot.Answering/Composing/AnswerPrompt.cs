using System.Text.Json;
using Chatbot.Answering.Evidence;

namespace Chatbot.Answering.Composing;

/// <summary>What the user's message of <c>prompts/answer.yaml</c> says, read back.</summary>
/// <param name="Kind">What sort of answer is asked for.</param>
/// <param name="Question">The question.</param>
/// <param name="Passages">The evidence.</param>
internal sealed record AnswerPrompt(QuestionKind Kind, string Question, IReadOnlyList<PromptEvidence.PromptPassage> Passages)
{
    private const string KindLabel = "Kind:";
    private const string QuestionLabel = "Question:";
    private const string PassagesLabel = "Passages:";

    /// <summary>Reads a rendered user message.</summary>
    /// <exception cref="FormatException">The message is not what the prompt renders.</exception>
    public static AnswerPrompt Parse(string message)
    {
        // The passages are one line and come last, and a question is one line, so neither can pass for another part.
        var kindAt = message.IndexOf(KindLabel, StringComparison.Ordinal);
        var questionAt = message.IndexOf(QuestionLabel, StringComparison.Ordinal);
        var passagesAt = message.LastIndexOf("\n" + PassagesLabel, StringComparison.Ordinal);
        if (kindAt < 0 || questionAt < kindAt || passagesAt < questionAt)
            throw new FormatException("The prompt has no kind, question and passages in this order; see prompts/answer.yaml.");

        try
        {
            return new AnswerPrompt(
                Enum.Parse<QuestionKind>(message[(kindAt + KindLabel.Length)..questionAt].Trim()),
                message[(questionAt + QuestionLabel.Length)..passagesAt].Trim(),
                PromptEvidence.Read(message.AsSpan(passagesAt + 1 + PassagesLabel.Length)));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new FormatException("The prompt's kind or passages cannot be read; see prompts/answer.yaml.", exception);
        }
    }
}
