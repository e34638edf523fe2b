using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel;

/// <summary>How a model is asked. What only one connector understands stands in <see cref="ExtensionData"/>.</summary>
public class PromptExecutionSettings
{
    /// <summary>The key of settings for whichever service is there.</summary>
    public static string DefaultServiceId => "default";

    [JsonPropertyName("service_id")]
    public string? ServiceId
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("model_id")]
    public string? ModelId
    {
        get;
        set => Change(ref field, value);
    }

    [JsonExtensionData]
    public IDictionary<string, object>? ExtensionData
    {
        get;
        set => Change(ref field, value);
    }

    [JsonIgnore]
    public bool IsFrozen { get; private set; }

    /// <summary>Forbids changes from here on.</summary>
    public virtual void Freeze()
    {
        if (IsFrozen)
            return;

        if (ExtensionData is not null)
            ExtensionData = new ReadOnlyDictionary<string, object>(ExtensionData);
        IsFrozen = true;
    }

    /// <summary>A copy that can be changed.</summary>
    public virtual PromptExecutionSettings Clone() => new()
    {
        ServiceId = ServiceId,
        ModelId = ModelId,
        ExtensionData = ExtensionData is null ? null : new Dictionary<string, object>(ExtensionData),
    };

    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    protected void ThrowIfFrozen()
    {
        if (IsFrozen)
            throw new InvalidOperationException("These settings are frozen; change a clone of them.");
    }

    private protected void Change<T>(ref T field, T value)
    {
        ThrowIfFrozen();
        field = value;
    }
}
