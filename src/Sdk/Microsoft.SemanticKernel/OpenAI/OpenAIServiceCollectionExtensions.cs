using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;

namespace Microsoft.SemanticKernel;

/// <summary>Registers a chat model of OpenAI or of a server that speaks its protocol.</summary>
/// <remarks>Requests go through the registered <see cref="HttpClient"/>, or one with the usual timeout of 100 seconds; none is retried.</remarks>
public static class OpenAIServiceCollectionExtensions
{
    public static IServiceCollection AddOpenAIChatCompletion(
        this IServiceCollection services, string modelId, string apiKey, string? orgId = null, string? serviceId = null) =>
        Add(services, modelId, endpoint: null, apiKey, orgId, serviceId, httpClient: null);

    /// <summary>With a client of one's own, or the registered one.</summary>
    public static IServiceCollection AddOpenAIChatCompletion(
        this IServiceCollection services, string modelId, OpenAIClient? openAIClient = null, string? serviceId = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddKeyedSingleton<IChatCompletionService>(serviceId, (provider, _) =>
            new OpenAIChatCompletionService(modelId, openAIClient ?? provider.GetRequiredService<OpenAIClient>()));
    }

    public static IServiceCollection AddOpenAIChatCompletion(
        this IServiceCollection services, string modelId, Uri endpoint, string? apiKey = null, string? orgId = null, string? serviceId = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return Add(services, modelId, endpoint, apiKey, orgId, serviceId, httpClient: null);
    }

    internal static IServiceCollection Add(
        IServiceCollection services, string modelId, Uri? endpoint, string? apiKey, string? orgId, string? serviceId, HttpClient? httpClient)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddKeyedSingleton<IChatCompletionService>(serviceId, (provider, _) => new OpenAIChatCompletionService(
            modelId, endpoint, apiKey, orgId, httpClient ?? provider.GetService<HttpClient>() ?? new HttpClient()));
    }
}
