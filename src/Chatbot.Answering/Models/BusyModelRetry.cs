using System.Net;

namespace Chatbot.Answering.Models;

/// <summary>
/// Asks a busy or briefly failing model server again: three tries at most, after as long as it says in <c>Retry-After</c> or else half a
/// second and then one. A server that wants more patience than a person has is not waited for.
/// </summary>
/// <remarks>Asking a model twice changes nothing anywhere, so every failure of the server may be repeated.</remarks>
/// <param name="clock">Tells how long a date in <c>Retry-After</c> is away, and waits.</param>
/// <param name="patience">How long to wait at most between all tries of one request.</param>
internal sealed class BusyModelRetry(TimeProvider clock, TimeSpan patience) : DelegatingHandler
{
    private const int Tries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

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
            if (attempt == Tries || !IsBusy(response.StatusCode) || waited + wait > patience)
                return response;

            response.Dispose();
            await Task.Delay(wait, clock, cancellationToken);
            waited += wait;
        }
    }

    private static bool IsBusy(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private TimeSpan Wait(HttpResponseMessage response, int attempt)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => Pause * attempt,
        };
        return asked > TimeSpan.Zero ? asked : TimeSpan.Zero;
    }
}
