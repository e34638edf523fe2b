using System.Net;
using System.Text;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Configuration;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>
/// How the bot proves itself to a channel. Only for the stand-in: the genuine packages ask for tokens with a client of their own.
/// </summary>
public sealed class StandInOutboundTokenTests : IAsyncLifetime, IDisposable
{
    private readonly LoginService _login = new();
    private FakeConnector _connector = null!;

    public async Task InitializeAsync() => _connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync() => await _connector.DisposeAsync();

    public void Dispose() => _login.Dispose();

    [Theory]
    [InlineData("MultiTenant", "/botframework.com/oauth2/v2.0/token")]
    [InlineData("SingleTenant", "/clinic-tenant/oauth2/v2.0/token")]
    [InlineData("", "/botframework.com/oauth2/v2.0/token")]
    public async Task The_bot_speaks_with_its_own_token_which_is_fetched_once(string appType, string loginPath)
    {
        var adapter = NewAdapter(appType, "secret");

        await SpeakAsync(adapter);
        await SpeakAsync(adapter);

        Assert.Equal(["Bearer bot-token", "Bearer bot-token"], _connector.Calls.Select(call => call.Authorization));
        var (path, form) = Assert.Single(_login.TokenRequests);
        Assert.Equal(loginPath, path);
        Assert.Contains("client_secret=secret", form, StringComparison.Ordinal);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_with_a_managed_identity_gets_its_token_from_the_machine_it_runs_on_and_needs_no_secret()
    {
        var adapter = NewAdapter("UserAssignedMSI", "");

        await SpeakAsync(adapter);
        await SpeakAsync(adapter);

        Assert.Equal(["Bearer machine-token", "Bearer machine-token"], _connector.Calls.Select(call => call.Authorization));
        Assert.Empty(_login.TokenRequests);
        var query = Assert.Single(_login.IdentityRequests);
        Assert.Contains($"client_id={ChannelService.AppId}", query, StringComparison.Ordinal);
        Assert.Contains("resource=https://api.botframework.com", Uri.UnescapeDataString(query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_messages_at_once_wait_for_one_token()
    {
        var adapter = NewAdapter("MultiTenant", "secret");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SpeakAsync(adapter)));

        Assert.Equal(20, _connector.Calls.Count(call => call.Authorization == "Bearer bot-token"));
        Assert.Single(_login.TokenRequests);
    }

    [Fact]
    public async Task Without_a_password_the_bot_says_what_is_missing() => Assert.Contains(
        "MicrosoftAppPassword",
        (await Assert.ThrowsAsync<InvalidOperationException>(() => SpeakAsync(NewAdapter("MultiTenant", "")))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task The_bot_does_not_speak_under_another_app_id() => await Assert.ThrowsAsync<InvalidOperationException>(() =>
        SpeakAsync(NewAdapter("MultiTenant", "secret"), "00000000-0000-0000-0000-0000000other"));

    [Theory]
    [InlineData("SingleTenant", "", "MicrosoftAppTenantId")]
    [InlineData("UserAssignedMSI", "", "MicrosoftAppTenantId")]
    [InlineData("Sometimes", "clinic-tenant", "MicrosoftAppType")]
    public void A_setting_that_cannot_work_is_named_at_start(string appType, string tenant, string setting) => Assert.Contains(
        setting,
        Assert.Throws<InvalidOperationException>(() => NewAdapter(appType, "secret", tenant)).Message,
        StringComparison.Ordinal);

    private CloudAdapter NewAdapter(string appType, string password, string tenant = "clinic-tenant") => new(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = ChannelService.AppId,
            ["MicrosoftAppPassword"] = password,
            ["MicrosoftAppType"] = appType,
            ["MicrosoftAppTenantId"] = tenant,
        }).Build(),
        _login);

    private Task SpeakAsync(CloudAdapter adapter, string appId = ChannelService.AppId)
    {
        var reference = Activities.Message("hello", _connector.Url).GetConversationReference();
        return adapter.ContinueConversationAsync(
            appId, reference, (turn, token) => turn.SendActivityAsync("hi", cancellationToken: token), CancellationToken.None);
    }

    /// <summary>The login service of the bot's tenant and the identity endpoint of an Azure machine; every other address is reached for real.</summary>
    private sealed class LoginService() : DelegatingHandler(new SocketsHttpHandler()), IHttpClientFactory
    {
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

            if (request.RequestUri.Host != "login.microsoftonline.com")
                return await base.SendAsync(request, cancellationToken);

            var body = """
                {"tenant_discovery_endpoint":"https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
                 "api-version":"1.1","metadata":[]}
                """;
            if (request.Method == HttpMethod.Post)
            {
                var form = await request.Content!.ReadAsStringAsync(cancellationToken);
                TokenRequests.Add((request.RequestUri.AbsolutePath, form));
                body = """{"token_type":"Bearer","expires_in":3600,"access_token":"bot-token"}""";
            }

            return Json(body);
        }

        private static HttpResponseMessage Json(string body) =>
            new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
