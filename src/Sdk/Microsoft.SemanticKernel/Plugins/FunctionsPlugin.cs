using System.Diagnostics.CodeAnalysis;

namespace Microsoft.SemanticKernel;

/// <summary>A plugin of given functions, each cloned under the plugin's name.</summary>
internal sealed class FunctionsPlugin : KernelPlugin
{
    private readonly Dictionary<string, KernelFunction> functions = new(StringComparer.OrdinalIgnoreCase);

    public FunctionsPlugin(string name, string? description, IEnumerable<KernelFunction>? functions)
        : base(name, description)
    {
        foreach (var function in functions ?? [])
            this.functions.Add(function.Name, function.Clone(name));
    }

    public override int FunctionCount => functions.Count;

    public override bool TryGetFunction(string name, [NotNullWhen(true)] out KernelFunction? function) =>
        functions.TryGetValue(name, out function);

    public override IEnumerator<KernelFunction> GetEnumerator() => functions.Values.GetEnumerator();
}
