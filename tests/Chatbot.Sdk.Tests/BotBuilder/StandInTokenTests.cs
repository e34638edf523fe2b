using System.Net;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>
/// Who may call a bot that has an app id. Only for the stand-in: the genuine packages fetch keys over https with a client of their own,
/// so no key service of a test can stand in, and they answer 401 where the stand-in tells 403 apart.
/// </summary>
public sealed class StandInTokenTests : IAsyncLifetime
{
    private const string ServiceUrl = "https://channel.example/";

    private ChannelService _service = null!;
    private BotServer _bot = null!;
    private int _turns;

    public async Task InitializeAsync()
    {
        _service = await ChannelService.StartAsync();
        _bot = await StartBotAsync(new AuthenticationConfiguration());
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_token_of_the_channel_service_lets_the_activity_in()
    {
        await ExpectAsync(HttpStatusCode.OK, _service.Sign(ChannelService.GoodClaims(ServiceUrl)));
        Assert.Equal(1, _turns);
    }

    [Theory]
    [InlineData("iss", "https://sts.windows.net/somebody/")]
    [InlineData("iss", "https://api.botframework.com/")]
    [InlineData("iss", null)]
    [InlineData("aud", "00000000-0000-0000-0000-0000000other")]
    [InlineData("aud", "")]
    [InlineData("aud", null)]
    public Task A_token_of_another_issuer_or_for_another_bot_is_refused(string claim, string? value) =>
        ExpectAsync(HttpStatusCode.Unauthorized, _service.Sign(With(claim, value)));

    [Theory]
    [InlineData("exp", -4, HttpStatusCode.OK)]
    [InlineData("exp", -6, HttpStatusCode.Unauthorized)]
    [InlineData("nbf", 4, HttpStatusCode.OK)]
    [InlineData("nbf", 6, HttpStatusCode.Unauthorized)]
    public Task A_token_holds_from_its_beginning_to_its_end_give_or_take_five_minutes(string claim, int minutes, HttpStatusCode status) =>
        ExpectAsync(status, _service.Sign(With(claim, ChannelService.InMinutes(minutes))));

    [Theory]
    [InlineData(null)]
    [InlineData("tomorrow")]
    [InlineData(1e300)]
    public Task A_token_that_does_not_say_when_it_ends_is_refused(object? expires) =>
        ExpectAsync(HttpStatusCode.Unauthorized, _service.Sign(With("exp", expires)));

    [Fact]
    public Task An_unsigned_token_is_refused() =>
        ExpectAsync(HttpStatusCode.Unauthorized, ChannelService.Unsigned(ChannelService.GoodClaims(ServiceUrl)));

    [Fact]
    public Task A_token_signed_with_the_public_key_as_a_secret_is_refused() =>
        ExpectAsync(HttpStatusCode.Unauthorized, _service.SignWithPublicKeyAsSecret(ChannelService.GoodClaims(ServiceUrl)));

    [Theory]
    [InlineData("key-1")]
    [InlineData("key-of-nobody")]
    public Task A_token_signed_with_somebody_elses_key_is_refused(string keyId) => ExpectAsync(
        HttpStatusCode.Unauthorized, ForgedToken(keyId));

    [Fact]
    public async Task A_token_changed_after_signing_is_refused()
    {
        var mine = _service.Sign(With("aud", "00000000-0000-0000-0000-0000000other")).Split('.');
        var good = _service.Sign(ChannelService.GoodClaims(ServiceUrl)).Split('.');

        await ExpectAsync(HttpStatusCode.Unauthorized, $"{mine[0]}.{good[1]}.{mine[2]}");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    [InlineData("bnVsbA.bnVsbA.bnVsbA")]
    [InlineData("....")]
    [InlineData("!.!.!")]
    [InlineData("eyJhbGciOiJSUzI1NiIsImtpZCI6ImtleS0xIn0.eyJpc3MiOiJcdWQ4MDAifQ.AAAA")]
    public Task What_is_no_token_is_refused_and_breaks_nothing(string token) => ExpectAsync(HttpStatusCode.Unauthorized, token);

    [Fact]
    public Task A_token_with_a_demand_that_is_not_understood_is_refused() => ExpectAsync(
        HttpStatusCode.Unauthorized,
        _service.SignWithHeader(ChannelService.GoodClaims(ServiceUrl), new { alg = "RS256", kid = "key-1", crit = new[] { "exp" } }));

    [Theory]
    [InlineData("RS512")]
    [InlineData("rs256")]
    [InlineData(null)]
    public Task A_token_that_names_another_algorithm_is_refused(string? algorithm) => ExpectAsync(
        HttpStatusCode.Unauthorized,
        _service.SignWithHeader(ChannelService.GoodClaims(ServiceUrl), new { alg = algorithm, kid = "key-1" }));

    [Theory]
    [InlineData("test")]
    [InlineData("emulator")]
    public async Task Nobody_comes_in_without_a_token(string channel) => Assert.Equal(
        HttpStatusCode.Unauthorized, (await _bot.PostAsync(Activities.Message("hello", ServiceUrl, channel))).StatusCode);

    [Fact]
    public async Task While_there_are_no_keys_nobody_is_let_in_and_a_caller_is_asked_to_come_back()
    {
        _service.IsUp = false;

        await ExpectAsync(HttpStatusCode.ServiceUnavailable, _service.Sign(ChannelService.GoodClaims(ServiceUrl)));
    }

    [Fact]
    public async Task The_issuer_is_the_one_that_the_configuration_names()
    {
        await using var bot = await StartBotAsync(new AuthenticationConfiguration(), ("ToBotFromChannelTokenIssuer", "https://issuer.example"));

        var other = await bot.PostAsync(Message(), _service.Sign(With("iss", "https://issuer.example")));
        var usual = await bot.PostAsync(Message(), _service.Sign(ChannelService.GoodClaims(ServiceUrl)));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (other.StatusCode, usual.StatusCode));
    }

    [Fact]
    public void A_cloud_that_is_not_known_here_is_named_at_start() => Assert.Contains(
        "ChannelService",
        Assert.Throws<InvalidOperationException>(() => new CloudAdapter(
            new ConfigurationBuilder().AddInMemoryCollection([new("ChannelService", "https://botframework.azure.us")]).Build())).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("")]
    [InlineData(null)]
    public Task A_token_for_another_service_url_is_not_allowed(string? serviceUrl) =>
        ExpectAsync(HttpStatusCode.Forbidden, _service.Sign(With("serviceurl", serviceUrl)));

    [Fact]
    public Task The_case_of_the_service_url_does_not_matter() =>
        ExpectAsync(HttpStatusCode.OK, _service.Sign(With("serviceurl", ServiceUrl.ToUpperInvariant())));

    [Theory]
    [InlineData("webchat")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_key_that_is_not_endorsed_for_the_channel_is_not_allowed(string? channel)
    {
        var activity = Activities.Message("hello", ServiceUrl, channel!);

        var response = await _bot.PostAsync(activity, _service.Sign(ChannelService.GoodClaims(ServiceUrl)));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(0, _turns);
    }

    [Fact]
    public async Task A_key_must_have_every_endorsement_that_the_bot_requires()
    {
        await using var strict = await StartBotAsync(new AuthenticationConfiguration { RequiredEndorsements = ["clinic"] });
        _service.Publish("key-2", "test", "clinic");

        var refused = await strict.PostAsync(Message(), _service.Sign(ChannelService.GoodClaims(ServiceUrl)));
        var allowed = await strict.PostAsync(Message(), _service.Sign(ChannelService.GoodClaims(ServiceUrl), "key-2"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (refused.StatusCode, allowed.StatusCode));
    }

    [Fact]
    public async Task Keys_are_fetched_once_however_many_unknown_keys_are_invented()
    {
        for (var i = 0; i < 20; i++)
        {
            await _bot.PostAsync(Message(), ForgedToken($"invented-{i}"));
            await _bot.PostAsync(Message(), _service.Sign(ChannelService.GoodClaims(ServiceUrl)));
        }

        Assert.Equal(1, _service.Fetches);
        Assert.Equal(20, _turns);
    }

    private static Activity Message() => Activities.Message("hello", ServiceUrl);

    private static string ForgedToken(string keyId) => ChannelService.Sign(
        ChannelService.GoodClaims(ServiceUrl), ChannelService.KeyOf("somebody else"), new { alg = "RS256", kid = keyId });

    private static Dictionary<string, object?> With(string claim, object? value) =>
        new(ChannelService.GoodClaims(ServiceUrl)) { [claim] = value };

    private async Task ExpectAsync(HttpStatusCode status, string token)
    {
        var response = await _bot.PostAsync(Message(), token);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? 1 : 0, _turns);
    }

    private Task<BotServer> StartBotAsync(AuthenticationConfiguration authentication, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = ChannelService.AppId,
            ["MicrosoftAppPassword"] = "not used here",
            ["ToBotFromChannelOpenIdMetadataUrl"] = _service.MetadataUrl,
            ["ToBotFromEmulatorOpenIdMetadataUrl"] = _service.MetadataUrl,
        }).AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        var adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(configuration, authConfiguration: authentication));
        return BotServer.StartAsync(adapter, new BotOf((_, _) =>
        {
            Interlocked.Increment(ref _turns);
            return Task.CompletedTask;
        }));
    }
}
