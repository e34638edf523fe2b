using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Services;

namespace Chatbot.Sdk.Tests.SemanticKernel;

/// <summary>A chat service that remembers what it was asked and answers with given words, one a part when streamed.</summary>
internal sealed class RecordingChat(params string[] words) : IChatCompletionService
{
    public List<ChatHistory> Asked { get; } = [];

    public List<PromptExecutionSettings?> Settings { get; } = [];

    public string? ModelId { get; init; }

    public IReadOnlyDictionary<string, object?> Attributes => new Dictionary<string, object?> { [AIServiceExtensions.ModelIdKey] = ModelId };

    public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        CancellationToken cancellationToken = default)
    {
        Note(chatHistory, executionSettings);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<ChatMessageContent>>([new ChatMessageContent(AuthorRole.Assistant, string.Concat(words))]);
    }

    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Note(chatHistory, executionSettings);
        foreach (var word in words)
        {
            await Task.Yield();
            yield return new StreamingChatMessageContent(AuthorRole.Assistant, word);
        }
    }

    public static Kernel KernelWith(IChatCompletionService chat, Action<IServiceCollection>? more = null)
    {
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(chat);
        more?.Invoke(builder.Services);
        return builder.Build();
    }

    private void Note(ChatHistory history, PromptExecutionSettings? settings)
    {
        Asked.Add(history);
        Settings.Add(settings);
    }
}
