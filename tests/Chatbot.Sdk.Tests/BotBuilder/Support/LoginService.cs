using System.Net;
using System.Text;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>The login service of the bot's tenant and the identity endpoint of an Azure machine; every other address is reached for real.</summary>
internal sealed class LoginService() : DelegatingHandler(new SocketsHttpHandler()), IHttpClientFactory
{
    /// <summary>Host and path, and the form that was sent there.</summary>
    public List<(string Path, string Form)> TokenRequests { get; } = [];

    public List<string> IdentityRequests { get; } = [];

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The fixed address at which every Azure machine finds its own metadata.
        if (request.RequestUri!.Host == "169.254.169.254")
        {
            IdentityRequests.Add(request.RequestUri.Query);
            return Json("""{"token_type":"Bearer","expires_in":"86400","expires_on":"4102444800","resource":"https://api.botframework.com","access_token":"machine-token"}""");
        }

        if (!request.RequestUri.Host.StartsWith("login.", StringComparison.Ordinal))
            return await base.SendAsync(request, cancellationToken);

        var body = """
            {"tenant_discovery_endpoint":"https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
             "api-version":"1.1","metadata":[]}
            """;
        if (request.Method == HttpMethod.Post)
        {
            var form = await request.Content!.ReadAsStringAsync(cancellationToken);
            TokenRequests.Add((request.RequestUri.Host + request.RequestUri.AbsolutePath, form));
            body = """{"token_type":"Bearer","expires_in":3600,"access_token":"bot-token"}""";
        }

        return Json(body);
    }

    private static HttpResponseMessage Json(string body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
