using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.SemanticKernel;

/// <summary>Plugins that can be looked up by name.</summary>
public interface IReadOnlyKernelPluginCollection : IReadOnlyCollection<KernelPlugin>
{
    KernelPlugin this[string name] { get; }

    bool TryGetPlugin(string name, [NotNullWhen(true)] out KernelPlugin? plugin);
}

/// <summary>Plugins by name, without regard to case.</summary>
public sealed class KernelPluginCollection : ICollection<KernelPlugin>, IReadOnlyKernelPluginCollection
{
    private readonly Dictionary<string, KernelPlugin> plugins = new(StringComparer.OrdinalIgnoreCase);

    public KernelPluginCollection()
    {
    }

    public KernelPluginCollection(IEnumerable<KernelPlugin> plugins) => AddRange(plugins);

    public int Count => plugins.Count;

    bool ICollection<KernelPlugin>.IsReadOnly => false;

    /// <exception cref="KeyNotFoundException">There is no such plugin.</exception>
    public KernelPlugin this[string name] =>
        TryGetPlugin(name, out var plugin) ? plugin : throw new KeyNotFoundException($"There is no plugin '{name}'.");

    /// <exception cref="ArgumentException">A plugin of that name is there already.</exception>
    public void Add(KernelPlugin plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugins.Add(plugin.Name, plugin);
    }

    public void AddRange(IEnumerable<KernelPlugin> plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        foreach (var plugin in plugins)
            Add(plugin);
    }

    public bool Remove(KernelPlugin plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        return Contains(plugin) && plugins.Remove(plugin.Name);
    }

    public void Clear() => plugins.Clear();

    public IEnumerator<KernelPlugin> GetEnumerator() => plugins.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<KernelPlugin>.CopyTo(KernelPlugin[] array, int arrayIndex) => plugins.Values.CopyTo(array, arrayIndex);

    public bool Contains(KernelPlugin plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        return TryGetPlugin(plugin.Name, out var found) && found == plugin;
    }

    public bool TryGetPlugin(string name, [NotNullWhen(true)] out KernelPlugin? plugin) => plugins.TryGetValue(name, out plugin);
}
