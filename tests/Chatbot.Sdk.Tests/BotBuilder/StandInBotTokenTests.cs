using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>How the stand-in keeps the bot's own token. It reaches into the stand-in for a clock that the test moves.</summary>
public sealed class StandInBotTokenTests
{
    private readonly MovedClock _clock = new();
    private readonly BotToken _token;
    private Func<Task<IssuedToken>> _fetch;
    private int _fetches;

    public StandInBotTokenTests()
    {
        _fetch = () => Task.FromResult(new IssuedToken($"token-{_fetches}", _clock.GetUtcNow().AddHours(1)));
        _token = new BotToken(
            _ =>
            {
                Interlocked.Increment(ref _fetches);
                return _fetch();
            },
            NullLogger.Instance,
            _clock);
    }

    [Fact]
    public async Task A_token_is_kept_and_renewed_five_minutes_before_it_ends()
    {
        Assert.Equal("token-1", await GetAsync());

        _clock.Move(TimeSpan.FromMinutes(54));
        Assert.Equal("token-1", await GetAsync());

        _clock.Move(TimeSpan.FromMinutes(2));
        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task While_the_login_service_is_down_the_old_token_serves_to_its_end_and_no_longer()
    {
        await GetAsync();
        _fetch = () => throw new HttpRequestException("down");

        _clock.Move(TimeSpan.FromMinutes(58));
        Assert.Equal("token-1", await GetAsync());

        _clock.Move(TimeSpan.FromMinutes(3));
        await Assert.ThrowsAsync<HttpRequestException>(GetAsync);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        var works = _fetch;
        _fetch = () => throw new HttpRequestException("down");
        await Assert.ThrowsAsync<HttpRequestException>(GetAsync);

        _fetch = works;
        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_does_not_take_the_token_from_the_others()
    {
        var answer = new TaskCompletionSource<IssuedToken>();
        _fetch = () => answer.Task;
        using var impatient = new CancellationTokenSource();
        var first = _token.GetAsync(impatient.Token);
        var second = GetAsync();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(new IssuedToken("late", _clock.GetUtcNow().AddHours(1)));

        Assert.Equal("late", await second);
        Assert.Equal(1, _fetches);
    }

    private Task<string> GetAsync() => _token.GetAsync(CancellationToken.None);
}
