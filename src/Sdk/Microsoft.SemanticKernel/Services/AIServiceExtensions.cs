namespace Microsoft.SemanticKernel.Services;

/// <summary>Reads a service's attributes.</summary>
public static class AIServiceExtensions
{
    public static string ModelIdKey => "ModelId";

    public static string EndpointKey => "Endpoint";

    public static string ApiVersionKey => "ApiVersion";

    public static string? GetModelId(this IAIService service) => Attribute(service, ModelIdKey);

    public static string? GetEndpoint(this IAIService service) => Attribute(service, EndpointKey);

    public static string? GetApiVersion(this IAIService service) => Attribute(service, ApiVersionKey);

    /// <exception cref="KernelException">No service fits.</exception>
    public static (T, PromptExecutionSettings?) SelectAIService<T>(
        this IAIServiceSelector selector, Kernel kernel, KernelFunction function, KernelArguments arguments)
        where T : class, IAIService
    {
        ArgumentNullException.ThrowIfNull(selector);
        return selector.TrySelectAIService<T>(kernel, function, arguments, out var service, out var settings)
            ? (service, settings)
            : throw new KernelException($"Required service of type {typeof(T)} not registered.");
    }

    private static string? Attribute(IAIService service, string key)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.Attributes.TryGetValue(key, out var value) ? value as string : null;
    }
}
