using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel;

/// <summary>Something that a prompt's template uses.</summary>
public sealed class InputVariable
{
    public InputVariable()
    {
    }

    public InputVariable(InputVariable inputVariable)
    {
        ArgumentNullException.ThrowIfNull(inputVariable);
        Name = inputVariable.Name;
        Description = inputVariable.Description;
        Default = inputVariable.Default;
        IsRequired = inputVariable.IsRequired;
        JsonSchema = inputVariable.JsonSchema;
        AllowDangerouslySetContent = inputVariable.AllowDangerouslySetContent;
    }

    [JsonPropertyName("name")]
    public string Name { get; set; } = "";

    [JsonPropertyName("description")]
    public string Description { get; set; } = "";

    /// <summary>Used where the call has no such argument.</summary>
    [JsonPropertyName("default")]
    public object? Default { get; set; }

    /// <summary>Tells callers; nothing enforces it.</summary>
    [JsonPropertyName("is_required")]
    public bool IsRequired { get; set; } = true;

    [JsonPropertyName("json_schema")]
    public string? JsonSchema { get; set; }

    /// <summary>Puts the argument into the template as it is: needed for lists and objects, whose texts the caller then encodes.</summary>
    [JsonPropertyName("allow_dangerously_set_content")]
    public bool AllowDangerouslySetContent { get; set; }
}

/// <summary>What a prompt is expected to give.</summary>
public sealed class OutputVariable
{
    [JsonPropertyName("description")]
    public string Description { get; set; } = "";

    [JsonPropertyName("json_schema")]
    public string? JsonSchema { get; set; }
}
