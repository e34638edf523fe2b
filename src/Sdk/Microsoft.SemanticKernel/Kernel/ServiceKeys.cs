using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

/// <summary>
/// Under which keys each service type was registered, in that order: a provider cannot list its keyed services,
/// so the builder notes them.
/// </summary>
internal sealed class ServiceKeys(IServiceCollection services)
{
    private readonly ILookup<Type, object?> keys = services
        .Select(service => (service.ServiceType, service.ServiceKey)).Distinct()
        .ToLookup(service => service.ServiceType, service => service.ServiceKey);

    public IEnumerable<T> GetAll<T>(IServiceProvider provider) => keys[typeof(T)].SelectMany(key => provider.GetKeyedServices<T>(key));
}
