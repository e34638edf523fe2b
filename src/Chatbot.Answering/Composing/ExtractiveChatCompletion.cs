using System.Runtime.CompilerServices;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Chatbot.Answering.Composing;

/// <summary>
/// The extractive answerer in the place of a language model, so that both kinds of answer take the same road through prompt,
/// filters and verifier. It reads the prompt, and nothing else.
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
        var answer = new ChatMessageContent(AuthorRole.Assistant, Answer(chatHistory), ModelId);
        return Task.FromResult<IReadOnlyList<ChatMessageContent>>([answer]);
    }

    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var line in Answer(chatHistory).Split('\n'))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new StreamingChatMessageContent(AuthorRole.Assistant, line + "\n", modelId: ModelId);
        }
    }

    private static string Answer(ChatHistory history)
    {
        var asked = history.Last(message => message.Role == AuthorRole.User);
        return ExtractiveComposer.Compose(AnswerPrompt.Parse(asked.Content ?? ""));
    }
}
