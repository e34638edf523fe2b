using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbot.Safety;

/// <summary>Adds the red-flag guard to a host.</summary>
public static class GuardServiceCollectionExtensions
{
    /// <summary>Registers one guard for the whole host, with the rules and texts that are part of this program.</summary>
    public static IServiceCollection AddRedFlagGuard(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => RedFlagGuard.CreateDefault());
        return services;
    }
}
