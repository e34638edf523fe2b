using System.Net;

namespace Chatbot.Bot.Connector;

/// <summary>
/// Calls a channel's connector again when it is busy or briefly down: three tries at most, and at most 20 seconds of waiting between
/// them, as long as the channel says in <c>Retry-After</c> or else one second and then two.
/// </summary>
/// <remarks>
/// A POST is repeated only where a status says that it was not taken (429, 502, 503, 504); after any other failure it may have been, and
/// a patient would read the answer twice.
/// </remarks>
/// <param name="clock">Tells how long a date in <c>Retry-After</c> is away, and waits.</param>
internal sealed class ConnectorRetry(TimeProvider clock) : DelegatingHandler
{
    private const int Tries = 3;
    private static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A body is read once only, unless it is kept.
        if (request.Content is not null)
            await request.Content.LoadIntoBufferAsync(cancellationToken);

        var waited = TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var wait = Wait(response, attempt);
            if (attempt == Tries || !MayRepeat(request.Method, response.StatusCode) || waited + wait > MostWaiting)
                return response;

            response.Dispose();
            await Task.Delay(wait, clock, cancellationToken);
            waited += wait;
        }
    }

    private static bool MayRepeat(HttpMethod method, HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => true,
        >= HttpStatusCode.InternalServerError => method != HttpMethod.Post,
        _ => false,
    };

    private TimeSpan Wait(HttpResponseMessage response, int attempt)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => TimeSpan.FromSeconds(attempt),
        };
        return asked > TimeSpan.Zero ? asked : TimeSpan.Zero;
    }
}
