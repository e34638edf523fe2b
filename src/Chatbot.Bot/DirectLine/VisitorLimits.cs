using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Chatbot.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.DirectLine;

/// <summary>How often one visitor may ask for something: a minute's worth at once, and then as much each minute.</summary>
internal sealed class VisitorLimits : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress?> _starts;
    private readonly PartitionedRateLimiter<string> _requests;
    private readonly PartitionedRateLimiter<string> _messages;

    /// <summary>Takes the numbers from the settings.</summary>
    public VisitorLimits(IOptions<DirectLineOptions> options)
    {
        var settings = options.Value;
        _starts = PartitionedRateLimiter.Create<IPAddress?, string>(address => KeyOf(address) is { } key
            ? Bucket(key, settings.StartsPerMinute)
            : RateLimitPartition.GetNoLimiter(""));
        _requests = PartitionedRateLimiter.Create<string, string>(user => Bucket(user, settings.RequestsPerMinute));
        _messages = PartitionedRateLimiter.Create<string, string>(conversation => Bucket(conversation, settings.MessagesPerMinute));
    }

    /// <summary>How long an address has to wait before it may ask for a token or a conversation; null for not at all.</summary>
    /// <param name="address">Where the request came from; null where it came from no network.</param>
    public TimeSpan? WaitToStart(IPAddress? address) => Wait(_starts, address);

    /// <summary>How long a person has to wait before their next request; null for not at all.</summary>
    public TimeSpan? WaitToRequest(string user) => Wait(_requests, user);

    /// <summary>How long a conversation has to wait before its next message; null for not at all.</summary>
    public TimeSpan? WaitToSay(string conversation) => Wait(_messages, conversation);

    /// <summary>The refusal that says how long to wait.</summary>
    public static IResult Refusal(HttpContext http, TimeSpan wait)
    {
        var seconds = (int)Math.Max(1, Math.Ceiling(wait.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ErrorBody.Result(StatusCodes.Status429TooManyRequests, "TooManyRequests", $"That was a lot at once; please wait {seconds} seconds.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _starts.Dispose();
        _requests.Dispose();
        _messages.Dispose();
    }

    private static TimeSpan? Wait<T>(PartitionedRateLimiter<T> limiter, T visitor)
    {
        using var lease = limiter.AttemptAcquire(visitor);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    private static RateLimitPartition<string> Bucket(string key, int perMinute)
    {
        var permits = Math.Max(1, perMinute / 10);
        return RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = permits,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) * permits / perMinute,
            QueueLimit = 0,
        });
    }

    /// <summary>Who an address stands for. A household of IPv6 has 2^64 addresses, so its network counts.</summary>
    private static string? KeyOf(IPAddress? address)
    {
        if (address is null || IPAddress.IsLoopback(address))
            return null;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : address.ToString();
    }
}
