using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Microsoft.SemanticKernel;

/// <summary>A function that is a .NET method. A parameter takes the argument of its name, the kernel, the arguments or the token.</summary>
internal sealed class KernelFunctionFromMethod : KernelFunction
{
    private readonly AIFunction method;

    private KernelFunctionFromMethod(AIFunction method, KernelFunctionMetadata metadata)
        : base(metadata, executionSettings: null) =>
        this.method = method;

    public override MethodInfo? UnderlyingMethod => method.UnderlyingMethod;

    public override System.Text.Json.JsonElement JsonSchema => method.JsonSchema;

    public static KernelFunctionFromMethod Create(
        MethodInfo method, object? target, string? name, string? description,
        IEnumerable<KernelParameterMetadata>? parameters, KernelReturnParameterMetadata? returnParameter)
    {
        ArgumentNullException.ThrowIfNull(method);
        var function = AIFunctionFactory.Create(method, target, new AIFunctionFactoryOptions
        {
            Name = name ?? NameOf(method),
            Description = description,
            ConfigureParameterBinding = BindKernelTypes,
            MarshalResult = static (result, _, _) => ValueTask.FromResult(result),
        });
        return new KernelFunctionFromMethod(function, new KernelFunctionMetadata(function.Name)
        {
            Description = description ?? method.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "",
            Parameters = parameters?.ToArray() ?? [.. method.GetParameters().Where(parameter => !IsKernelType(parameter)).Select(Describe)],
            ReturnParameter = returnParameter ?? new KernelReturnParameterMetadata { ParameterType = method.ReturnType },
        });
    }

    public override KernelFunction Clone(string? pluginName = null) =>
        new KernelFunctionFromMethod(method, new KernelFunctionMetadata(Metadata) { PluginName = pluginName });

    protected override async ValueTask<FunctionResult> InvokeCoreAsync(
        Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken)
    {
        var bound = new AIFunctionArguments(arguments, StringComparer.OrdinalIgnoreCase)
        {
            Services = kernel.Services,
            Context = new Dictionary<object, object?> { [typeof(Kernel)] = kernel, [typeof(KernelArguments)] = arguments, [typeof(KernelFunction)] = this },
        };
        var value = await method.InvokeAsync(bound, cancellationToken);
        return value as FunctionResult ?? new FunctionResult(this, value, kernel.Culture);
    }

    protected override async IAsyncEnumerable<TResult?> InvokeStreamingCoreAsync<TResult>(
        Kernel kernel, KernelArguments arguments, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TResult : default
    {
        var result = await InvokeCoreAsync(kernel, arguments, cancellationToken);
        if (result.Value is not IAsyncEnumerable<TResult> stream)
        {
            yield return result.GetValue<TResult>();
            yield break;
        }

        await foreach (var part in stream.WithCancellation(cancellationToken))
            yield return part;
    }

    private static string NameOf(MethodInfo method)
    {
        var name = method.GetCustomAttribute<KernelFunctionAttribute>()?.Name;
        if (name is not null)
            return name;

        var returnsTask = method.ReturnType.Name.StartsWith(nameof(Task), StringComparison.Ordinal)
            || method.ReturnType.Name.StartsWith(nameof(ValueTask), StringComparison.Ordinal);
        return returnsTask && method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name.Length > "Async".Length
            ? method.Name[..^"Async".Length]
            : method.Name;
    }

    private static AIFunctionFactoryOptions.ParameterBindingOptions BindKernelTypes(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(Kernel) || parameter.ParameterType == typeof(KernelArguments) || parameter.ParameterType == typeof(KernelFunction)
            ? new() { ExcludeFromSchema = true, BindParameter = static (wanted, arguments) => arguments.Context![wanted.ParameterType] }
            : default;

    private static bool IsKernelType(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) || BindKernelTypes(parameter).BindParameter is not null;

    private static KernelParameterMetadata Describe(ParameterInfo parameter) => new(parameter.Name!)
    {
        Description = parameter.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "",
        DefaultValue = parameter.HasDefaultValue ? parameter.DefaultValue : null,
        IsRequired = !parameter.IsOptional,
        ParameterType = parameter.ParameterType,
    };
}
