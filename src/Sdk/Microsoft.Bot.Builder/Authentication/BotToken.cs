#nullable enable
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A token of the bot's own and when it ends.</summary>
internal sealed record IssuedToken(string Text, DateTimeOffset Expires);

/// <summary>
/// The bot's own token for one audience: fetched once for all who wait for it, and renewed five minutes before it ends. While a renewal
/// fails, the old token serves to its end. Safe from many threads.
/// </summary>
/// <param name="fetch">Asks the login service for a new token.</param>
internal sealed class BotToken(Func<CancellationToken, Task<IssuedToken>> fetch, ILogger logger, TimeProvider clock)
{
    private static readonly TimeSpan RenewedBefore = TimeSpan.FromMinutes(5);

    /// <summary>A channel waits 15 seconds for an answer; a proactive message may wait longer, but not for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private Task<IssuedToken>? _latest;

    /// <param name="cancellationToken">Ends the wait, not the fetch, which others may wait for too.</param>
    public async Task<string> GetAsync(CancellationToken cancellationToken) => (await Latest().WaitAsync(cancellationToken)).Text;

    private Task<IssuedToken> Latest()
    {
        lock (_gate)
        {
            if (_latest is { IsCompleted: false })
                return _latest;

            var known = _latest is { IsCompletedSuccessfully: true } ? _latest.Result : null;
            return known is not null && clock.GetUtcNow() < known.Expires - RenewedBefore
                ? _latest!
                : _latest = Task.Run(() => RenewAsync(known));
        }
    }

    private async Task<IssuedToken> RenewAsync(IssuedToken? known)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            return await fetch(patience.Token);
        }
        catch (Exception exception) when (known is not null && clock.GetUtcNow() < known.Expires)
        {
            logger.LogWarning(exception, "The bot's token cannot be renewed; the one at hand serves until {Expires}.", known.Expires);
            return known;
        }
    }
}
