using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>How the stand-in keeps the channel service's keys. It reaches into the stand-in for a clock that the test moves.</summary>
public sealed class StandInSigningKeysTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private ChannelService _service = null!;
    private SigningKeys _keys = null!;

    public async Task InitializeAsync()
    {
        _service = await ChannelService.StartAsync();
        _keys = NewKeys(new Uri(_service.MetadataUrl));
    }

    public async Task DisposeAsync()
    {
        _keys.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_new_key_is_found_once_five_minutes_have_passed()
    {
        Assert.NotNull(await _keys.FindAsync("key-1", CancellationToken.None));
        _service.Publish("key-2", "test");

        _clock.Move(TimeSpan.FromMinutes(4));
        Assert.Null(await _keys.FindAsync("key-2", CancellationToken.None));

        _clock.Move(TimeSpan.FromMinutes(2));
        Assert.NotNull(await _keys.FindAsync("key-2", CancellationToken.None));
    }

    [Fact]
    public async Task A_withdrawn_key_is_good_for_a_day_at_most()
    {
        await _keys.FindAsync("key-1", CancellationToken.None);
        _service.Withdraw("key-1");

        _clock.Move(TimeSpan.FromHours(23));
        Assert.NotNull(await _keys.FindAsync("key-1", CancellationToken.None));

        _clock.Move(TimeSpan.FromHours(2));
        Assert.Null(await _keys.FindAsync("key-1", CancellationToken.None));
    }

    [Fact]
    public async Task Known_keys_stay_in_use_while_the_service_is_down()
    {
        await _keys.FindAsync("key-1", CancellationToken.None);
        _service.IsUp = false;
        _clock.Move(TimeSpan.FromDays(2));

        Assert.NotNull(await _keys.FindAsync("key-1", CancellationToken.None));

        _service.IsUp = true;
        _service.Withdraw("key-1");
        _clock.Move(TimeSpan.FromMinutes(6));
        Assert.Null(await _keys.FindAsync("key-1", CancellationToken.None));
    }

    [Fact]
    public async Task Without_any_keys_a_call_fails_at_once_and_a_fetch_is_tried_every_ten_seconds()
    {
        _service.IsUp = false;
        await Assert.ThrowsAsync<SigningKeysUnavailableException>(() => _keys.FindAsync("key-1", CancellationToken.None));

        _service.IsUp = true;
        await Assert.ThrowsAsync<SigningKeysUnavailableException>(() => _keys.FindAsync("key-1", CancellationToken.None));
        Assert.Equal(0, _service.Fetches);

        _clock.Move(TimeSpan.FromSeconds(11));
        Assert.NotNull(await _keys.FindAsync("key-1", CancellationToken.None));
    }

    [Fact]
    public void Keys_are_not_taken_from_an_unprotected_address() =>
        Assert.Throws<InvalidOperationException>(() => NewKeys(new Uri("http://login.example/metadata")));

    [Fact]
    public async Task Many_callers_at_once_make_one_fetch()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _keys.FindAsync("key-1", CancellationToken.None)));

        Assert.Equal(1, _service.Fetches);
    }

    private SigningKeys NewKeys(Uri metadataUrl) => new(metadataUrl, new SharedHttpClients(), NullLogger.Instance, _clock);
}
