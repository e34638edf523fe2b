using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbot.Safety;

/// <summary>Adds the red-flag guard to a host.</summary>
public static class GuardServiceCollectionExtensions
{
    /// <summary>Registers one guard for the whole host, with the rules and texts that are part of this program unless one is registered already.</summary>
    public static IServiceCollection AddRedFlagGuard(this IServiceCollection services) => services.AddRedFlagGuard(new GuardOptions());

    /// <summary>Registers one guard for the whole host. It is made when it is first asked for.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">Which files it is made of, and whose telephone lines it names.</param>
    public static IServiceCollection AddRedFlagGuard(this IServiceCollection services, GuardOptions options)
    {
        services.TryAddSingleton(_ => RedFlagGuard.Load(options));
        return services;
    }
}
