namespace Microsoft.SemanticKernel;

/// <summary>One thing that a function takes.</summary>
public sealed class KernelParameterMetadata
{
    public KernelParameterMetadata(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    public KernelParameterMetadata(KernelParameterMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        Name = metadata.Name;
        Description = metadata.Description;
        DefaultValue = metadata.DefaultValue;
        IsRequired = metadata.IsRequired;
        ParameterType = metadata.ParameterType;
        Schema = metadata.Schema;
    }

    public string Name { get; set; }

    public string Description { get; set; } = "";

    public object? DefaultValue { get; set; }

    public bool IsRequired { get; set; }

    public Type? ParameterType { get; set; }

    public KernelJsonSchema? Schema { get; set; }
}
