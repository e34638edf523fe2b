using System.Text;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;
using Completion = OpenAI.Chat.ChatCompletion;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>A message that the server gave, with its identifiers, its finish reason and its token usage as metadata.</summary>
public sealed class OpenAIChatMessageContent : ChatMessageContent
{
    internal OpenAIChatMessageContent(Completion completion, string modelId)
        : base(AuthorRole.Assistant, TextOf(completion.Content), modelId, completion, Encoding.UTF8, new Dictionary<string, object?>
        {
            ["Id"] = completion.Id,
            ["CreatedAt"] = completion.CreatedAt,
            ["Usage"] = completion.Usage,
            ["Refusal"] = completion.Refusal,
            ["FinishReason"] = completion.FinishReason.ToString(),
        })
    {
    }

    internal static string TextOf(global::OpenAI.Chat.ChatMessageContent parts) => string.Concat(parts.Select(part => part.Text));
}

/// <summary>A part of a message, as the server gave it.</summary>
public sealed class OpenAIStreamingChatMessageContent : StreamingChatMessageContent
{
    internal OpenAIStreamingChatMessageContent(StreamingChatCompletionUpdate update, string modelId)
        : base(RoleOf(update.Role), OpenAIChatMessageContent.TextOf(update.ContentUpdate), update, choiceIndex: 0, modelId, Encoding.UTF8,
            new Dictionary<string, object?>
            {
                ["CompletionId"] = update.CompletionId,
                ["CreatedAt"] = update.CreatedAt,
                ["RefusalUpdate"] = update.RefusalUpdate,
                ["Usage"] = update.Usage,
                ["FinishReason"] = update.FinishReason?.ToString(),
            }) =>
        FinishReason = update.FinishReason;

    public ChatFinishReason? FinishReason { get; set; }

    private static AuthorRole? RoleOf(ChatMessageRole? role) => role is { } known ? new AuthorRole(known.ToString()) : null;
}
