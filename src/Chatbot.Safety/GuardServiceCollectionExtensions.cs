using Microsoft.Extensions.DependencyInjection;
namespace Chatbot.Safety;
#pragma warning disable
public static class TempServices { public static IServiceCollection AddRedFlagGuard(this IServiceCollection s) => s.AddSingleton(new RedFlagGuard()); }
