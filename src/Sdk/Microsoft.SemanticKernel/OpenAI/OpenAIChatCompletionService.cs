using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Services;
using OpenAI;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>A chat model of OpenAI or of any server that speaks its protocol.</summary>
/// <remarks>
/// With an <see cref="HttpClient"/> of the caller's, that client's timeout and handlers alone decide: the OpenAI client neither
/// retries nor times out by itself.
/// </remarks>
[SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "Signatures are the genuine ones; nothing is logged here.")]
public sealed class OpenAIChatCompletionService : IChatCompletionService
{
    private const string DefaultEndpoint = "https://api.openai.com/v1";

    private readonly string modelId;
    private readonly OpenAIClient client;
    private readonly Dictionary<string, object?> attributes;

    public OpenAIChatCompletionService(
        string modelId, string apiKey, string? organization = null, HttpClient? httpClient = null, ILoggerFactory? loggerFactory = null)
        : this(modelId, endpoint: null, apiKey, organization, httpClient)
    {
    }

    [Experimental("SKEXP0010")]
    public OpenAIChatCompletionService(
        string modelId, Uri endpoint, string? apiKey = null, string? organization = null, HttpClient? httpClient = null,
        ILoggerFactory? loggerFactory = null)
        : this(modelId, endpoint, apiKey, organization, httpClient)
    {
    }

    public OpenAIChatCompletionService(string modelId, OpenAIClient openAIClient, ILoggerFactory? loggerFactory = null)
        : this(modelId, openAIClient, endpoint: null)
    {
    }

    internal OpenAIChatCompletionService(string modelId, Uri? endpoint, string? apiKey, string? organization, HttpClient? httpClient)
        : this(modelId, NewClient(endpoint ??= httpClient?.BaseAddress, apiKey, organization, httpClient), endpoint ?? new Uri(DefaultEndpoint))
    {
    }

    private OpenAIChatCompletionService(string modelId, OpenAIClient client, Uri? endpoint)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        ArgumentNullException.ThrowIfNull(client);
        this.modelId = modelId;
        this.client = client;
        attributes = new Dictionary<string, object?> { [AIServiceExtensions.ModelIdKey] = modelId };
        if (endpoint is not null)
            attributes[AIServiceExtensions.EndpointKey] = endpoint.ToString();
    }

    public IReadOnlyDictionary<string, object?> Attributes => attributes;

    /// <exception cref="HttpOperationException">The server refused, or could not be reached.</exception>
    public async Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chatHistory);
        var settings = OpenAIPromptExecutionSettings.FromExecutionSettings(executionSettings);
        try
        {
            var result = await client.GetChatClient(settings.ModelId ?? modelId).CompleteChatAsync(
                OpenAIRequest.Messages(chatHistory, settings), OpenAIRequest.Options(settings), cancellationToken);
            return [new OpenAIChatMessageContent(result.Value, settings.ModelId ?? modelId)];
        }
        catch (ClientResultException e)
        {
            throw new HttpOperationException(
                e.Status == 0 ? null : (HttpStatusCode)e.Status, e.GetRawResponse()?.Content.ToString(), e.Message, e);
        }
    }

    /// <exception cref="ClientResultException">The server refused, or could not be reached: a stream's errors are not converted.</exception>
    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chatHistory);
        var settings = OpenAIPromptExecutionSettings.FromExecutionSettings(executionSettings);
        var updates = client.GetChatClient(settings.ModelId ?? modelId).CompleteChatStreamingAsync(
            OpenAIRequest.Messages(chatHistory, settings), OpenAIRequest.Options(settings), cancellationToken);
        await foreach (var update in updates.WithCancellation(cancellationToken))
            yield return new OpenAIStreamingChatMessageContent(update, settings.ModelId ?? modelId);
    }

    private static OpenAIClient NewClient(Uri? endpoint, string? apiKey, string? organization, HttpClient? httpClient)
    {
        if (endpoint is null)
            ArgumentException.ThrowIfNullOrWhiteSpace(apiKey);

        var options = new OpenAIClientOptions { Endpoint = endpoint ?? new Uri(DefaultEndpoint), OrganizationId = organization };
        if (httpClient is not null)
        {
            options.Transport = new HttpClientPipelineTransport(httpClient);
            options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
            options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        }

        // Servers of one's own often want no key, but the client insists on one.
        return new OpenAIClient(new ApiKeyCredential(string.IsNullOrEmpty(apiKey) ? " " : apiKey), options);
    }
}
