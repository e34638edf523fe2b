namespace Microsoft.SemanticKernel.Services;

/// <summary>A model behind the kernel.</summary>
public interface IAIService
{
    /// <summary>What is known of it, such as its model's id and its address.</summary>
    IReadOnlyDictionary<string, object?> Attributes { get; }
}
