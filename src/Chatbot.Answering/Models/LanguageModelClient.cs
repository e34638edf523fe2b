namespace Chatbot.Answering.Models;

/// <summary>The HTTP client that a language model is asked through.</summary>
internal static class LanguageModelClient
{
    /// <summary>Retries while the server is busy; has no timeout of its own, since every call brings its deadline.</summary>
    public static HttpClient Create(LanguageModelOptions options, TimeProvider clock)
    {
        HttpMessageHandler handler = new BusyModelRetry(clock, options.Deadline / 2) { InnerHandler = new SocketsHttpHandler() };
        if (options is { Kind: LanguageModelKind.AzureOpenAI, ApiKey: { } key })
            handler = new AzureKey(key) { InnerHandler = handler };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Azure takes a resource's key in a header of its own; what stands under <c>Authorization</c> it would read as a token of Entra ID.</summary>
    private sealed class AzureKey(string key) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = null;
            request.Headers.Remove("api-key");
            request.Headers.Add("api-key", key);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
