using System.Net;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Configuration;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>
/// What a bot with an app id says to tokens of the emulator: 403 to a good one, since only channels may call, and 401 to any other, so that
/// the two can be told apart. Only for the stand-in: the genuine packages take a good one, and leave the refusing to the bot.
/// </summary>
public sealed class StandInEmulatorTokenTests : IAsyncLifetime
{
    private const string ServiceUrl = "https://channel.example/";
    private const string Version1 = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
    private const string Version2 = "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0";

    private ChannelService _service = null!;
    private BotServer _bot = null!;
    private int _turns;

    public async Task InitializeAsync()
    {
        _service = await ChannelService.StartAsync();
        _bot = await BotServer.StartAsync(
            new CloudAdapter(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["MicrosoftAppId"] = ChannelService.AppId,
                ["MicrosoftAppPassword"] = "not used here",
                ["ToBotFromEmulatorOpenIdMetadataUrl"] = _service.MetadataUrl,
            }).Build()),
            new BotOf((_, _) =>
            {
                Interlocked.Increment(ref _turns);
                return Task.CompletedTask;
            }));
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Theory]
    [InlineData(Version1, "1.0", "appid")]
    [InlineData(Version1, "", "appid")]
    [InlineData(Version2, "2.0", "azp")]
    public Task A_good_one_is_not_allowed(string issuer, string version, string appClaim) =>
        ExpectAsync(HttpStatusCode.Forbidden, _service.Sign(Claims(issuer, version, appClaim)));

    [Theory]
    [InlineData("iss", "https://sts.windows.net/00000000-0000-0000-0000-0000000other/")]
    [InlineData("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db")]
    [InlineData("aud", "00000000-0000-0000-0000-0000000other")]
    [InlineData("aud", null)]
    [InlineData("appid", "00000000-0000-0000-0000-0000000other")]
    [InlineData("appid", null)]
    [InlineData("ver", "2.0")]
    [InlineData("ver", "3.0")]
    [InlineData("ver", null)]
    [InlineData("exp", null)]
    public Task One_of_another_issuer_or_for_or_from_another_bot_is_refused(string claim, string? value) =>
        ExpectAsync(HttpStatusCode.Unauthorized, _service.Sign(With(claim, value)));

    [Theory]
    [InlineData("exp", -4, HttpStatusCode.Forbidden)]
    [InlineData("exp", -6, HttpStatusCode.Unauthorized)]
    [InlineData("nbf", 4, HttpStatusCode.Forbidden)]
    [InlineData("nbf", 6, HttpStatusCode.Unauthorized)]
    public Task One_that_has_ended_or_not_begun_is_refused(string claim, int minutes, HttpStatusCode status) =>
        ExpectAsync(status, _service.Sign(With(claim, ChannelService.InMinutes(minutes))));

    [Fact]
    public Task An_unsigned_one_is_refused() => ExpectAsync(HttpStatusCode.Unauthorized, ChannelService.Unsigned(Good()));

    [Fact]
    public Task One_signed_with_the_public_key_as_a_secret_is_refused() =>
        ExpectAsync(HttpStatusCode.Unauthorized, _service.SignWithPublicKeyAsSecret(Good()));

    [Theory]
    [InlineData("key-1")]
    [InlineData("key-of-nobody")]
    public Task One_signed_with_somebody_elses_key_is_refused(string keyId) => ExpectAsync(
        HttpStatusCode.Unauthorized, ChannelService.Sign(Good(), ChannelService.KeyOf("somebody else"), new { alg = "RS256", kid = keyId }));

    [Fact]
    public Task One_changed_after_signing_is_refused()
    {
        var other = _service.Sign(With("appid", "00000000-0000-0000-0000-0000000other")).Split('.');
        var good = _service.Sign(Good()).Split('.');

        return ExpectAsync(HttpStatusCode.Unauthorized, $"{other[0]}.{good[1]}.{other[2]}");
    }

    private static Dictionary<string, object?> Good() => Claims(Version1, "1.0", "appid");

    private static Dictionary<string, object?> With(string claim, object? value) => new(Good()) { [claim] = value };

    private static Dictionary<string, object?> Claims(string issuer, string version, string appClaim) => new()
    {
        ["iss"] = issuer,
        ["ver"] = version,
        ["aud"] = ChannelService.AppId,
        [appClaim] = ChannelService.AppId,
        ["nbf"] = ChannelService.InMinutes(-5),
        ["exp"] = ChannelService.InMinutes(60),
    };

    private async Task ExpectAsync(HttpStatusCode status, string token)
    {
        var response = await _bot.PostAsync(Activities.Message("hello", ServiceUrl), token);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(0, _turns);
    }
}
