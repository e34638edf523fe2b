#nullable enable
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A public key of the channel service, and the channels that it may sign for.</summary>
internal sealed record SigningKey(RSAParameters Key, IReadOnlySet<string> Endorsements);

/// <summary>There are no keys to prove a token with, so it is neither good nor bad: HTTP 503.</summary>
internal sealed class SigningKeysUnavailableException(string message) : Exception(message);

/// <summary>The keys of somebody who issues tokens, from the OpenID metadata. Safe from many threads.</summary>
/// <remarks>
/// Keys are kept for a day, the longest that the protocol's documentation allows. An unknown key id fetches them again, since keys
/// roll over, but at most every five minutes, since anybody can invent key ids.
/// </remarks>
internal sealed class SigningKeys : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan PauseBetweenFetches = TimeSpan.FromMinutes(5);

    /// <summary>A channel waits 15 seconds for an answer; a fetch that takes longer than this helps nobody.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>While there are no keys at all, callers are told so at once instead of waiting in line for one fetch after another.</summary>
    private static readonly TimeSpan PauseWithoutKeys = TimeSpan.FromSeconds(10);

    private readonly Uri _metadataUrl;
    private readonly IHttpClientFactory _httpClients;
    private readonly ILogger _logger;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile KeySet _known = KeySet.None;

    /// <exception cref="InvalidOperationException">The metadata are not at an https address.</exception>
    public SigningKeys(Uri metadataUrl, IHttpClientFactory httpClients, ILogger logger, TimeProvider clock)
    {
        CheckProtected(metadataUrl);
        _metadataUrl = metadataUrl;
        _httpClients = httpClients;
        _logger = logger;
        _clock = clock;
    }

    /// <returns>Null where the issuer has no such key.</returns>
    /// <exception cref="SigningKeysUnavailableException">The keys were never fetched yet and cannot be.</exception>
    public async Task<SigningKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var known = _known;
        if (ShouldFetch(known, keyId))
            known = await RefreshAsync(keyId, cancellationToken);
        return known.IsEmpty
            ? throw new SigningKeysUnavailableException($"The signing keys at {_metadataUrl} cannot be fetched.")
            : known.Keys.GetValueOrDefault(keyId);
    }

    public void Dispose() => _fetching.Dispose();

    private bool ShouldFetch(KeySet known, string keyId)
    {
        var now = _clock.GetUtcNow();
        var isFresh = known.Keys.ContainsKey(keyId) && now - known.Fetched < Lifetime;
        return !isFresh && now - known.Tried >= (known.IsEmpty ? PauseWithoutKeys : PauseBetweenFetches);
    }

    private async Task<KeySet> RefreshAsync(string keyId, CancellationToken cancellationToken)
    {
        await _fetching.WaitAsync(cancellationToken);
        try
        {
            // Somebody else may have fetched while this call waited.
            var known = _known;
            if (ShouldFetch(known, keyId))
                _known = known = await FetchOrKeepAsync(known, cancellationToken);
            return known;
        }
        finally
        {
            _fetching.Release();
        }
    }

    private async Task<KeySet> FetchOrKeepAsync(KeySet known, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        try
        {
            return new KeySet(await FetchAsync(cancellationToken), now, now);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            _logger.LogWarning(
                exception,
                "The signing keys at {MetadataUrl} cannot be fetched; {Count} keys known so far stay in use.",
                _metadataUrl,
                known.Keys.Count);
            return known with { Tried = now };
        }
    }

    private async Task<Dictionary<string, SigningKey>> FetchAsync(CancellationToken cancellationToken)
    {
        using var http = _httpClients.CreateClient(nameof(SigningKeys));
        http.Timeout = Patience;
        using var metadata = await ReadAsync(http, _metadataUrl, cancellationToken);
        var keysUrl = new Uri(metadata.RootElement.GetProperty("jwks_uri").GetString() ?? throw new FormatException("jwks_uri is null."));
        using var document = await ReadAsync(http, keysUrl, cancellationToken);

        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in document.RootElement.GetProperty("keys").EnumerateArray())
        {
            if (key.GetProperty("kty").GetString() == "RSA" && key.GetProperty("kid").GetString() is { } keyId)
                keys[keyId] = ReadKey(key);
        }

        return keys;
    }

    private static SigningKey ReadKey(JsonElement key)
    {
        var endorsements = key.TryGetProperty("endorsements", out var list)
            ? list.EnumerateArray().Select(endorsement => endorsement.GetString() ?? string.Empty)
            : [];
        return new SigningKey(
            new RSAParameters { Modulus = ReadBytes(key, "n"), Exponent = ReadBytes(key, "e") },
            endorsements.ToHashSet(StringComparer.Ordinal));
    }

    private static byte[] ReadBytes(JsonElement key, string field) => Base64Url.DecodeFromChars(key.GetProperty(field).GetString());

    private static async Task<JsonDocument> ReadAsync(HttpClient http, Uri url, CancellationToken cancellationToken)
    {
        CheckProtected(url);
        await using var stream = await http.GetStreamAsync(url, cancellationToken);
        return await JsonDocument.ParseAsync(stream, default, cancellationToken);
    }

    /// <summary>Whoever answers here decides who may call the bot, so nobody may sit in between.</summary>
    private static void CheckProtected(Uri url)
    {
        if (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)
            throw new InvalidOperationException($"Signing keys are fetched over https only; {url} is not https.");
    }

    /// <param name="Fetched">When the keys came.</param>
    /// <param name="Tried">When they were last asked for, in vain or not.</param>
    private sealed record KeySet(Dictionary<string, SigningKey> Keys, DateTimeOffset Fetched, DateTimeOffset Tried)
    {
        public static readonly KeySet None = new([], DateTimeOffset.MinValue, DateTimeOffset.MinValue);

        /// <summary>Whether no fetch has succeeded yet.</summary>
        public bool IsEmpty => Fetched == DateTimeOffset.MinValue;
    }
}
