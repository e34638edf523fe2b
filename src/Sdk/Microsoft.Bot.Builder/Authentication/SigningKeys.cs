#nullable enable
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A public key of the channel service, and the channels that it may sign for.</summary>
internal sealed record SigningKey(RSAParameters Key, IReadOnlySet<string> Endorsements);

/// <summary>The channel service's keys, from its OpenID metadata. Safe from many threads.</summary>
/// <remarks>
/// Keys are kept for a day, the longest that the protocol's documentation allows. An unknown key id fetches them again, since keys
/// roll over, but at most every five minutes, since anybody can invent key ids.
/// </remarks>
internal sealed class SigningKeys(Uri metadataUrl, IHttpClientFactory httpClients, ILogger logger, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan PauseBetweenFetches = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile KeySet? _known;

    /// <returns>Null where the channel service has no such key.</returns>
    /// <exception cref="HttpRequestException">The keys were never fetched yet and cannot be.</exception>
    public async Task<SigningKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var known = _known;
        if (known is null || !IsEnough(known, keyId))
            known = await RefreshAsync(keyId, cancellationToken);
        return known.Keys.GetValueOrDefault(keyId);
    }

    public void Dispose() => _fetching.Dispose();

    private bool IsEnough(KeySet known, string keyId)
    {
        var age = clock.GetUtcNow() - known.Fetched;
        return age < (known.Keys.ContainsKey(keyId) ? Lifetime : PauseBetweenFetches);
    }

    private async Task<KeySet> RefreshAsync(string keyId, CancellationToken cancellationToken)
    {
        await _fetching.WaitAsync(cancellationToken);
        try
        {
            // Somebody else may have fetched while this call waited.
            if (_known is { } known && IsEnough(known, keyId))
                return known;

            return _known = new KeySet(await FetchAsync(cancellationToken), clock.GetUtcNow());
        }
        catch (Exception exception) when (_known is not null && exception is HttpRequestException or JsonException or FormatException)
        {
            logger.LogWarning(exception, "The signing keys at {MetadataUrl} cannot be fetched; the keys known so far stay in use.", metadataUrl);
            return _known!;
        }
        finally
        {
            _fetching.Release();
        }
    }

    private async Task<Dictionary<string, SigningKey>> FetchAsync(CancellationToken cancellationToken)
    {
        using var http = httpClients.CreateClient(nameof(SigningKeys));
        using var metadata = await ReadAsync(http, metadataUrl, cancellationToken);
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
        // Whoever answers here decides who may call the bot, so nobody may sit in between.
        if (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)
            throw new InvalidOperationException($"Signing keys are fetched over https only; {url} is not https.");

        await using var stream = await http.GetStreamAsync(url, cancellationToken);
        return await JsonDocument.ParseAsync(stream, default, cancellationToken);
    }

    private sealed record KeySet(Dictionary<string, SigningKey> Keys, DateTimeOffset Fetched);
}
