using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel.Services;

namespace Microsoft.SemanticKernel;

/// <summary>
/// Goes by the settings, the call's before the function's: the first whose service id is registered, then the first whose
/// model id a service has, then the default ones with the service registered last. Without settings, that service.
/// </summary>
internal sealed class OrderedAIServiceSelector : IAIServiceSelector
{
    public static OrderedAIServiceSelector Instance { get; } = new();

    public bool TrySelectAIService<T>(
        Kernel kernel, KernelFunction function, KernelArguments arguments,
        [NotNullWhen(true)] out T? service, out PromptExecutionSettings? serviceSettings)
        where T : class, IAIService
    {
        var choices = Choices<T>(kernel, arguments.ExecutionSettings ?? function.ExecutionSettings);
        (service, serviceSettings) = choices.FirstOrDefault(choice => choice.Service is not null);
        return service is not null;
    }

    private static IEnumerable<(T? Service, PromptExecutionSettings? Settings)> Choices<T>(
        Kernel kernel, IReadOnlyDictionary<string, PromptExecutionSettings>? settings)
        where T : class, IAIService
    {
        if (settings is not { Count: > 0 })
        {
            yield return (kernel.GetAllServices<T>().LastOrDefault(), null);
            yield break;
        }

        foreach (var (id, candidate) in settings.Where(entry => !IsDefault(entry.Key)))
            yield return ((kernel.Services as IKeyedServiceProvider)?.GetKeyedService<T>(id), candidate);

        foreach (var candidate in settings.Values.Where(candidate => !string.IsNullOrEmpty(candidate.ModelId)))
            yield return (kernel.GetAllServices<T>().FirstOrDefault(service => service.GetModelId() == candidate.ModelId), candidate);

        foreach (var (_, candidate) in settings.Where(entry => IsDefault(entry.Key)))
            yield return (kernel.GetAllServices<T>().LastOrDefault(), candidate);
    }

    private static bool IsDefault(string serviceId) =>
        string.IsNullOrEmpty(serviceId) || serviceId.Equals(PromptExecutionSettings.DefaultServiceId, StringComparison.OrdinalIgnoreCase);
}
