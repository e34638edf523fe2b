using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.SemanticKernel;

/// <summary>Makes plugins of functions, and of types whose methods carry <see cref="KernelFunctionAttribute"/>.</summary>
public static class KernelPluginFactory
{
    private const BindingFlags AnyMethod = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static KernelPlugin CreateFromType<T>(string? pluginName = null, IServiceProvider? serviceProvider = null)
    {
        var services = serviceProvider ?? new ServiceCollection().BuildServiceProvider();
        return CreateFromObject(ActivatorUtilities.CreateInstance<T>(services)!, pluginName);
    }

    /// <exception cref="ArgumentException">No method of the object carries the attribute.</exception>
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The genuine signature; functions here do not log.")]
    public static KernelPlugin CreateFromObject(object target, string? pluginName = null, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        var type = target.GetType();
        var methods = type.GetMethods(AnyMethod).Where(method => method.IsDefined(typeof(KernelFunctionAttribute))).ToArray();
        if (methods.Length == 0)
            throw new ArgumentException($"{type} has no method with the {nameof(KernelFunctionAttribute)}.", nameof(target));

        return CreateFromFunctions(
            pluginName ?? type.Name,
            type.GetCustomAttribute<DescriptionAttribute>()?.Description,
            methods.Select(method => KernelFunctionFactory.CreateFromMethod(method, method.IsStatic ? null : target)));
    }

    public static KernelPlugin CreateFromFunctions(string pluginName, IEnumerable<KernelFunction>? functions) =>
        CreateFromFunctions(pluginName, description: null, functions);

    public static KernelPlugin CreateFromFunctions(string pluginName, string? description = null, IEnumerable<KernelFunction>? functions = null) =>
        new FunctionsPlugin(pluginName, description, functions);
}
