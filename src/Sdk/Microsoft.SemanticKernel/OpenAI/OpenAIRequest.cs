using System.Text.Json;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;

// Seed, reasoning effort and developer messages have no other way in; the package's version is pinned.
#pragma warning disable OPENAI001

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>A chat and its settings in the terms of the OpenAI client.</summary>
internal static class OpenAIRequest
{
    public static List<ChatMessage> Messages(ChatHistory chat, OpenAIPromptExecutionSettings settings)
    {
        var messages = chat.Select(ToMessage).ToList();
        if (!string.IsNullOrWhiteSpace(settings.ChatSystemPrompt) && !chat.Any(message => message.Role == AuthorRole.System))
            messages.Insert(0, new SystemChatMessage(settings.ChatSystemPrompt));
        return messages;
    }

    public static ChatCompletionOptions Options(OpenAIPromptExecutionSettings settings)
    {
        var options = new ChatCompletionOptions
        {
            MaxOutputTokenCount = settings.MaxTokens,
            Temperature = (float?)settings.Temperature,
            TopP = (float?)settings.TopP,
            FrequencyPenalty = (float?)settings.FrequencyPenalty,
            PresencePenalty = (float?)settings.PresencePenalty,
            Seed = settings.Seed,
            EndUserId = settings.User,
            ReasoningEffortLevel = AsText(settings.ReasoningEffort) is { } effort ? new ChatReasoningEffortLevel(effort) : default(ChatReasoningEffortLevel?),
            ResponseFormat = Format(settings.ResponseFormat),
        };
        foreach (var stop in settings.StopSequences ?? [])
            options.StopSequences.Add(stop);
        return options;
    }

    private static ChatResponseFormat? Format(object? format) => format as ChatResponseFormat ?? AsText(format) switch
    {
        null => null,
        "text" => ChatResponseFormat.CreateTextFormat(),
        "json_object" => ChatResponseFormat.CreateJsonObjectFormat(),
        var other => throw new NotSupportedException($"The response format '{other}' is not known; use text or json_object."),
    };

    private static string? AsText(object? setting) => setting switch
    {
        null => null,
        JsonElement { ValueKind: JsonValueKind.Null } => null,
        _ => setting.ToString(),
    };

    private static ChatMessage ToMessage(ChatMessageContent message)
    {
        var parts = message.Items.Select(ToPart).ToArray();
        if (parts.Length == 0)
            parts = [ChatMessageContentPart.CreateTextPart(message.Content ?? "")];

        if (message.Role == AuthorRole.System)
            return new SystemChatMessage(parts);
        if (message.Role == AuthorRole.Developer)
            return new DeveloperChatMessage(parts);
        if (message.Role == AuthorRole.Assistant)
            return new AssistantChatMessage(parts);
        if (message.Role == AuthorRole.User)
            return new UserChatMessage(parts);
        throw new NotSupportedException($"A message of the role '{message.Role}' cannot be sent.");
    }

    private static ChatMessageContentPart ToPart(KernelContent item) => item is TextContent text
        ? ChatMessageContentPart.CreateTextPart(text.Text ?? "")
        : throw new NotSupportedException($"A message item of {item.GetType()} cannot be sent.");
}
