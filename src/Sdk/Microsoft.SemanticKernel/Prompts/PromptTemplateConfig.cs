using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel;

/// <summary>A prompt as it is written down: its template, its inputs and the settings for models.</summary>
public sealed class PromptTemplateConfig
{
    public PromptTemplateConfig()
    {
    }

    public PromptTemplateConfig(string template) => Template = template;

    public static string SemanticKernelTemplateFormat => "semantic-kernel";

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; set; }

    [JsonPropertyName("template_format")]
    public string TemplateFormat { get; set; } = SemanticKernelTemplateFormat;

    [JsonPropertyName("template")]
    public string Template { get; set; } = "";

    [JsonPropertyName("input_variables")]
    public List<InputVariable> InputVariables { get; set; } = [];

    [JsonPropertyName("output_variable")]
    public OutputVariable? OutputVariable { get; set; }

    /// <summary>By service id.</summary>
    [JsonPropertyName("execution_settings")]
    public Dictionary<string, PromptExecutionSettings> ExecutionSettings { get; set; } = [];

    /// <summary>Puts every argument into the template as it is. Only for texts that are trusted.</summary>
    [JsonPropertyName("allow_dangerously_set_content")]
    public bool AllowDangerouslySetContent { get; set; }

    [JsonIgnore]
    public PromptExecutionSettings? DefaultExecutionSettings =>
        ExecutionSettings.GetValueOrDefault(PromptExecutionSettings.DefaultServiceId);

    /// <exception cref="ArgumentException">The text is not such a prompt.</exception>
    public static PromptTemplateConfig FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize<PromptTemplateConfig>(json)
                ?? throw new ArgumentException("The prompt is JSON null.", nameof(json));
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"The prompt is not valid JSON: {e.Message}", nameof(json), e);
        }
    }

    /// <exception cref="ArgumentException">There are settings for that service already.</exception>
    public void AddExecutionSettings(PromptExecutionSettings settings, string? serviceId = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var key = serviceId ?? settings.ServiceId ?? PromptExecutionSettings.DefaultServiceId;
        if (!ExecutionSettings.TryAdd(key, settings))
            throw new ArgumentException($"Execution settings for service id '{key}' already exists.", nameof(serviceId));
    }
}
