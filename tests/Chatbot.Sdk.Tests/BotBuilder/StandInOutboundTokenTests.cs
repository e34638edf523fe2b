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
    [InlineData("MultiTenant", "login.microsoftonline.com/botframework.com/oauth2/v2.0/token")]
    [InlineData("SingleTenant", "login.microsoftonline.com/clinic-tenant/oauth2/v2.0/token")]
    [InlineData("", "login.microsoftonline.com/botframework.com/oauth2/v2.0/token")]
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

    [Theory]
    [InlineData("https://login.clinic.example/another-tenant", "login.clinic.example/another-tenant")]
    [InlineData("https://login.clinic.example/{0}", "login.clinic.example/clinic-tenant")]
    public async Task The_login_service_is_the_one_that_the_configuration_names(string login, string loginPath)
    {
        await SpeakAsync(NewAdapter("SingleTenant", "secret", login: login));

        Assert.Equal($"{loginPath}/oauth2/v2.0/token", Assert.Single(_login.TokenRequests).Path);
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
    [InlineData("SingleTenant", "secret", "", "MicrosoftAppTenantId")]
    [InlineData("SingleTenant", "", "clinic-tenant", "MicrosoftAppPassword")]
    [InlineData("UserAssignedMSI", "", "", "MicrosoftAppTenantId")]
    [InlineData("UserAssignedMSI", "secret", "clinic-tenant", "MicrosoftAppPassword")]
    [InlineData("Sometimes", "secret", "clinic-tenant", "MicrosoftAppType")]
    public void A_setting_that_cannot_work_is_named_at_start(string appType, string password, string tenant, string setting) => Assert.Contains(
        setting,
        Assert.Throws<InvalidOperationException>(() => NewAdapter(appType, password, tenant)).Message,
        StringComparison.Ordinal);

    private CloudAdapter NewAdapter(string appType, string password, string tenant = "clinic-tenant", string login = "") => new(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = ChannelService.AppId,
            ["MicrosoftAppPassword"] = password,
            ["MicrosoftAppType"] = appType,
            ["MicrosoftAppTenantId"] = tenant,
            ["ToChannelFromBotLoginUrl"] = login,
            ["ValidateAuthority"] = login.Length == 0 ? "true" : "false",
        }).Build(),
        _login);

    private Task SpeakAsync(CloudAdapter adapter, string appId = ChannelService.AppId)
    {
        var reference = Activities.Message("hello", _connector.Url).GetConversationReference();
        return adapter.ContinueConversationAsync(
            appId, reference, (turn, token) => turn.SendActivityAsync("hi", cancellationToken: token), CancellationToken.None);
    }
}
