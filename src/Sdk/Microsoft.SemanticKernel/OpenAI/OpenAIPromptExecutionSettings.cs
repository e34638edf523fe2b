using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>What an OpenAI-compatible server can be told. A null leaves it to the server.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
public class OpenAIPromptExecutionSettings : PromptExecutionSettings
{
    /// <summary><c>low</c>, <c>medium</c>, <c>high</c> or another level that the model knows.</summary>
    [JsonPropertyName("reasoning_effort")]
    public object? ReasoningEffort
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("temperature")]
    public double? Temperature
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("top_p")]
    public double? TopP
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("presence_penalty")]
    public double? PresencePenalty
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("frequency_penalty")]
    public double? FrequencyPenalty
    {
        get;
        set => Change(ref field, value);
    }

    /// <summary>Most tokens of the answer.</summary>
    [JsonPropertyName("max_tokens")]
    public int? MaxTokens
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("stop_sequences")]
    public IList<string>? StopSequences
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("seed")]
    public long? Seed
    {
        get;
        set => Change(ref field, value);
    }

    /// <summary><c>text</c>, <c>json_object</c> or a <see cref="global::OpenAI.Chat.ChatResponseFormat"/>.</summary>
    [JsonPropertyName("response_format")]
    public object? ResponseFormat
    {
        get;
        set => Change(ref field, value);
    }

    /// <summary>The system message of a chat that has none.</summary>
    [JsonPropertyName("chat_system_prompt")]
    public string? ChatSystemPrompt
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("user")]
    public string? User
    {
        get;
        set => Change(ref field, value);
    }

    /// <summary>Plain settings, such as those of a YAML prompt, as these; these as they are.</summary>
    /// <exception cref="JsonException">A value of the extension data is not of its setting's kind.</exception>
    public static OpenAIPromptExecutionSettings FromExecutionSettings(PromptExecutionSettings? executionSettings, int? defaultMaxTokens = null)
    {
        if (executionSettings is null)
            return new OpenAIPromptExecutionSettings { MaxTokens = defaultMaxTokens };
        if (executionSettings is OpenAIPromptExecutionSettings already)
            return already;

        var json = JsonSerializer.Serialize(executionSettings, executionSettings.GetType());
        return JsonSerializer.Deserialize<OpenAIPromptExecutionSettings>(json)!;
    }

    public override void Freeze()
    {
        if (!IsFrozen && StopSequences is not null)
            StopSequences = new ReadOnlyCollection<string>(StopSequences);
        base.Freeze();
    }

    public override PromptExecutionSettings Clone() => Clone<OpenAIPromptExecutionSettings>();

    protected T Clone<T>()
        where T : OpenAIPromptExecutionSettings, new() => new()
        {
            ServiceId = ServiceId,
            ModelId = ModelId,
            ExtensionData = ExtensionData is null ? null : new Dictionary<string, object>(ExtensionData),
            ReasoningEffort = ReasoningEffort,
            Temperature = Temperature,
            TopP = TopP,
            PresencePenalty = PresencePenalty,
            FrequencyPenalty = FrequencyPenalty,
            MaxTokens = MaxTokens,
            StopSequences = StopSequences is null ? null : [.. StopSequences],
            Seed = Seed,
            ResponseFormat = ResponseFormat,
            ChatSystemPrompt = ChatSystemPrompt,
            User = User,
        };
}
