using System.Net;
using System.Net.Http.Headers;
using Chatbot.Bot.Connector;

namespace Chatbot.Tests.Bot.Connector;

public sealed class ConnectorRetryTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly WaitlessTime _time = new();
    private readonly List<string> _bodies = [];

    [Fact]
    public async Task A_busy_channel_is_called_again_after_as_long_as_it_asks()
    {
        using var response = await SendAsync(HttpMethod.Post, Busy(new(TimeSpan.FromSeconds(7))), Busy(new(Now.AddSeconds(5))), new(HttpStatusCode.Created));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(5)], _time.Waits);
        Assert.Equal(["an answer", "an answer", "an answer"], _bodies);
    }

    [Fact]
    public async Task Without_a_word_from_the_channel_the_waits_grow()
    {
        using var response = await SendAsync(HttpMethod.Post, new(HttpStatusCode.BadGateway), new(HttpStatusCode.ServiceUnavailable), new(HttpStatusCode.OK));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], _time.Waits);
    }

    [Fact]
    public async Task After_three_tries_the_refusal_stands()
    {
        using var response = await SendAsync(HttpMethod.Post, Busy(null), Busy(null), Busy(null));

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(3, _bodies.Count);
    }

    [Theory]
    [InlineData(21, 0, 1)]
    [InlineData(15, 6, 2)]
    [InlineData(15, 5, 3)]
    public async Task Nobody_waits_longer_than_twenty_seconds_in_all(int first, int second, int tries)
    {
        using var response = await SendAsync(HttpMethod.Put, Busy(new(TimeSpan.FromSeconds(first))), Busy(new(TimeSpan.FromSeconds(second))), Busy(null));

        Assert.Equal(tries, _bodies.Count);
    }

    [Theory]
    [InlineData("POST", HttpStatusCode.InternalServerError, 1)]
    [InlineData("PUT", HttpStatusCode.InternalServerError, 2)]
    [InlineData("POST", HttpStatusCode.GatewayTimeout, 2)]
    [InlineData("PUT", HttpStatusCode.Forbidden, 1)]
    [InlineData("POST", HttpStatusCode.BadRequest, 1)]
    public async Task What_might_be_done_twice_or_never_will_be_done_is_not_repeated(string method, HttpStatusCode status, int tries)
    {
        using var response = await SendAsync(new HttpMethod(method), new(status), new(HttpStatusCode.OK));

        Assert.Equal(tries, _bodies.Count);
    }

    [Fact]
    public async Task Giving_up_ends_the_wait()
    {
        using var given = new CancellationTokenSource();
        _time.OnWait = given.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendUntilAsync(HttpMethod.Post, [Busy(null), new(HttpStatusCode.OK)], given.Token));

        Assert.Single(_bodies);
    }

    private static HttpResponseMessage Busy(RetryConditionHeaderValue? retryAfter) =>
        new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = retryAfter } };

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, params HttpResponseMessage[] answers) =>
        SendUntilAsync(method, answers, CancellationToken.None);

    private async Task<HttpResponseMessage> SendUntilAsync(HttpMethod method, HttpResponseMessage[] answers, CancellationToken cancellationToken)
    {
        using var client = new HttpMessageInvoker(new ConnectorRetry(_time) { InnerHandler = new Channel(new(answers), _bodies) });
        using var request = new HttpRequestMessage(method, "https://channel.example/v3/conversations/c/activities") { Content = new StringContent("an answer") };
        return await client.SendAsync(request, cancellationToken);
    }

    private sealed class Channel(Queue<HttpResponseMessage> answers, List<string> bodies) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return answers.Dequeue();
        }
    }

    /// <summary>Keeps how long it was to wait, and waits not at all; where a test has something to do in a wait, it lasts for ever.</summary>
    private sealed class WaitlessTime : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public Action? OnWait { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            if (OnWait is null)
                return base.CreateTimer(callback, state, TimeSpan.Zero, period);

            ThreadPool.QueueUserWorkItem(_ => OnWait());
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }
    }
}
