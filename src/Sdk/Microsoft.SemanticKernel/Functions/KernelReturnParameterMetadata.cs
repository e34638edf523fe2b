namespace Microsoft.SemanticKernel;

/// <summary>What a function gives.</summary>
public sealed class KernelReturnParameterMetadata
{
    public KernelReturnParameterMetadata()
    {
    }

    public KernelReturnParameterMetadata(KernelReturnParameterMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        Description = metadata.Description;
        ParameterType = metadata.ParameterType;
        Schema = metadata.Schema;
    }

    public string Description { get; set; } = "";

    public Type? ParameterType { get; set; }

    public KernelJsonSchema? Schema { get; set; }
}
