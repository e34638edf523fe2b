#nullable enable
using System.Text;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>Calls a channel's connector: <c>{serviceUrl}/v3/conversations/{id}/activities/{id}</c>.</summary>
/// <remarks>
/// The service URL may have a base path, with or without a slash at its end. Ids are escaped, as they hold <c>: @ ; /</c>.
/// </remarks>
internal sealed class ConnectorClient : IConnectorClient, IConversations
{
    private readonly HttpClient _http;

    /// <param name="serviceUrl">Absolute, http or https.</param>
    public ConnectorClient(HttpClient http, Uri serviceUrl, ServiceClientCredentials credentials)
    {
        _http = http;
        BaseUri = serviceUrl;
        Credentials = credentials;
    }

    public Uri BaseUri { get; set; }

    public ServiceClientCredentials Credentials { get; }

    public IConversations Conversations => this;

    public Task<HttpOperationResponse<ConversationResourceResponse>> CreateConversationWithHttpMessagesAsync(
        ConversationParameters parameters, Dictionary<string, List<string>>? customHeaders, CancellationToken cancellationToken) =>
        CallAsync<ConversationResourceResponse>(HttpMethod.Post, [], parameters, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> SendToConversationWithHttpMessagesAsync(
        string conversationId, Activity activity, Dictionary<string, List<string>>? customHeaders, CancellationToken cancellationToken) =>
        CallAsync<ResourceResponse>(HttpMethod.Post, [conversationId, "activities"], activity, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> ReplyToActivityWithHttpMessagesAsync(
        string conversationId,
        string activityId,
        Activity activity,
        Dictionary<string, List<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        CallAsync<ResourceResponse>(
            HttpMethod.Post, [conversationId, "activities", activityId], activity, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> UpdateActivityWithHttpMessagesAsync(
        string conversationId,
        string activityId,
        Activity activity,
        Dictionary<string, List<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        CallAsync<ResourceResponse>(
            HttpMethod.Put, [conversationId, "activities", activityId], activity, customHeaders, cancellationToken);

    public async Task<HttpOperationResponse> DeleteActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Dictionary<string, List<string>>? customHeaders, CancellationToken cancellationToken) =>
        await CallAsync<object>(HttpMethod.Delete, [conversationId, "activities", activityId], null, customHeaders, cancellationToken);

    public async Task<T?> GetMemberAsync<T>(string conversationId, string memberId, CancellationToken cancellationToken) =>
        (await CallAsync<T>(HttpMethod.Get, [conversationId, "members", memberId], null, null, cancellationToken)).Body;

    public void Dispose() => _http.Dispose();

    private async Task<HttpOperationResponse<T>> CallAsync<T>(
        HttpMethod method,
        string[] path,
        object? body,
        Dictionary<string, List<string>>? customHeaders,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, Address(path));
        request.Headers.Accept.ParseAdd("application/json");
        foreach (var (name, values) in customHeaders ?? [])
            request.Headers.TryAddWithoutValidation(name, values);
        if (body is not null)
            request.Content = new StringContent(WireJson.Write(body), Encoding.UTF8, "application/json");

        await Credentials.ProcessHttpRequestAsync(request, cancellationToken);
        using var response = await _http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new ErrorResponseException($"The connector answered {method} with status {(int)response.StatusCode}.")
            {
                Request = new HttpRequestMessageWrapper(request),
                Response = new HttpResponseMessageWrapper(response, text),
                Body = ReadOrDefault<ErrorResponse>(text),
            };
        }

        return new HttpOperationResponse<T> { Request = request, Response = response, Body = ReadOrDefault<T>(text)! };
    }

    /// <summary>The status decides whether a call succeeded; a body in another shape only means that there is no id or reason.</summary>
    private static T? ReadOrDefault<T>(string text)
    {
        try
        {
            return WireJson.Read<T>(text);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private Uri Address(string[] path)
    {
        var address = new StringBuilder(BaseUri.GetLeftPart(UriPartial.Path).TrimEnd('/')).Append("/v3/conversations");
        foreach (var part in path)
        {
            // Escaping leaves dots alone, and a part of dots would climb out of the path.
            if (string.IsNullOrEmpty(part) || part is "." or "..")
                throw new ArgumentException("A conversation, activity or member id is empty or a path of dots.", nameof(path));
            address.Append('/').Append(Uri.EscapeDataString(part));
        }

        return new Uri(address.ToString());
    }
}
