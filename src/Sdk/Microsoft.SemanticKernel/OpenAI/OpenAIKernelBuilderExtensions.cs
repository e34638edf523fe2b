using OpenAI;

namespace Microsoft.SemanticKernel;

/// <summary>Gives a kernel a chat model of OpenAI or of a server that speaks its protocol.</summary>
public static class OpenAIKernelBuilderExtensions
{
    public static IKernelBuilder AddOpenAIChatCompletion(
        this IKernelBuilder builder, string modelId, string apiKey, string? orgId = null, string? serviceId = null, HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        OpenAIServiceCollectionExtensions.Add(builder.Services, modelId, endpoint: null, apiKey, orgId, serviceId, httpClient);
        return builder;
    }

    public static IKernelBuilder AddOpenAIChatCompletion(
        this IKernelBuilder builder, string modelId, OpenAIClient? openAIClient = null, string? serviceId = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOpenAIChatCompletion(modelId, openAIClient, serviceId);
        return builder;
    }

    public static IKernelBuilder AddOpenAIChatCompletion(
        this IKernelBuilder builder, string modelId, Uri endpoint, string? apiKey, string? orgId = null, string? serviceId = null,
        HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        OpenAIServiceCollectionExtensions.Add(builder.Services, modelId, endpoint, apiKey, orgId, serviceId, httpClient);
        return builder;
    }
}
