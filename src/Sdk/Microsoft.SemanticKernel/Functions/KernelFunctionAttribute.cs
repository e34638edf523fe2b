namespace Microsoft.SemanticKernel;

/// <summary>Marks a method as a function of its type's plugin.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelFunctionAttribute : Attribute
{
    public KernelFunctionAttribute()
    {
    }

    public KernelFunctionAttribute(string? name) => Name = name;

    /// <summary>Null: the method's name, without a trailing <c>Async</c>.</summary>
    public string? Name { get; }
}
