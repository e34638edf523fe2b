using System.Text.Json;

namespace Microsoft.SemanticKernel;

/// <summary>A JSON schema of a parameter or a result.</summary>
public sealed class KernelJsonSchema
{
    private KernelJsonSchema(JsonElement root) => RootElement = root;

    public JsonElement RootElement { get; }

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static KernelJsonSchema Parse(string jsonSchema) => new(JsonSerializer.Deserialize<JsonElement>(jsonSchema));

    /// <inheritdoc cref="Parse(string)"/>
    public static KernelJsonSchema Parse(ReadOnlySpan<char> jsonSchema) => new(JsonSerializer.Deserialize<JsonElement>(jsonSchema));

    /// <inheritdoc cref="Parse(string)"/>
    public static KernelJsonSchema Parse(ReadOnlySpan<byte> utf8JsonSchema) => new(JsonSerializer.Deserialize<JsonElement>(utf8JsonSchema));

    public override string ToString() => RootElement.GetRawText();
}
