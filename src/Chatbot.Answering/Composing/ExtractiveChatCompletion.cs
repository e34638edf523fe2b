using System.Runtime.CompilerServices;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Chatbot.Answering.Composing;

/// <summary>
/// The extractive answerer in the place of a language model, so that both kinds of answer take the same road through prompt,
/// filters and verifier. What it answers from is the evidence of the turn that its kernel belongs to: writing that into the prompt, and reading
/// it back, would take longer than composing the answer.
/// </summary>
internal sealed class ExtractiveChatCompletion : IChatCompletionService
{
    /// <summary>The name that answers carry as their model.</summary>
    public const string ModelId = "extractive";

    public IReadOnlyDictionary<string, object?> Attributes { get; } = new Dictionary<string, object?> { ["ModelId"] = ModelId };

    public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answer = new ChatMessageContent(AuthorRole.Assistant, Answer(kernel), ModelId);
        return Task.FromResult<IReadOnlyList<ChatMessageContent>>([answer]);
    }

    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var line in Answer(kernel).Split('\n'))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new StreamingChatMessageContent(AuthorRole.Assistant, line + "\n", modelId: ModelId);
        }
    }

    private static string Answer(Kernel? kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var evidence = TurnData.Of(kernel).Evidence;
        return ExtractiveComposer.Compose(evidence.Kind, evidence.Question, QuotablePassage.Of(evidence));
    }
}
