using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>The service that signs what channels send: it publishes keys over HTTP and makes tokens, good ones and forged ones.</summary>
internal sealed class ChannelService : IAsyncDisposable
{
    public const string AppId = "00000000-0000-0000-0000-00000000b075";

    // Making a key takes longer than a test, so one process makes each key once.
    private static readonly ConcurrentDictionary<string, RSA> MadeKeys = new();

    private readonly Dictionary<string, (RSA Key, string[] Endorsements)> _keys = [];
    private LoopbackHost _host = null!;
    private int _fetches;

    public string MetadataUrl => $"{_host.Url}/metadata";

    /// <summary>How often the keys were asked for.</summary>
    public int Fetches => _fetches;

    /// <summary>False: every request is answered 503.</summary>
    public bool IsUp { get; set; } = true;

    public static async Task<ChannelService> StartAsync()
    {
        var service = new ChannelService();
        service.Publish("key-1", "test", "msteams");
        service._host = await LoopbackHost.StartAsync(service.AnswerAsync);
        return service;
    }

    /// <summary>A key by its owner; it is good for nothing before it is published.</summary>
    public static RSA KeyOf(string owner) => MadeKeys.GetOrAdd(owner, _ => RSA.Create(2048));

    public void Publish(string keyId, params string[] endorsements) => _keys[keyId] = (KeyOf(keyId), endorsements);

    public void Withdraw(string keyId) => _keys.Remove(keyId);

    /// <summary>A claim that is null is left out.</summary>
    public static Dictionary<string, object?> GoodClaims(string serviceUrl) => new()
    {
        ["iss"] = "https://api.botframework.com",
        ["aud"] = AppId,
        ["serviceurl"] = serviceUrl,
        ["nbf"] = InMinutes(-5),
        ["exp"] = InMinutes(60),
    };

    public static long InMinutes(int minutes) => DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds();

    public string Sign(Dictionary<string, object?> claims, string keyId = "key-1") =>
        SignWithHeader(claims, new { alg = "RS256", typ = "JWT", kid = keyId }, keyId);

    public string SignWithHeader(Dictionary<string, object?> claims, object header, string keyId = "key-1") =>
        Sign(claims, _keys[keyId].Key, header);

    public static string Sign(Dictionary<string, object?> claims, RSA key, object header)
    {
        var content = Content(header, claims);
        return $"{content}.{Encode(key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>Signed by nobody, and saying so.</summary>
    public static string Unsigned(Dictionary<string, object?> claims) =>
        $"{Content(new { alg = "none", typ = "JWT", kid = "key-1" }, claims)}.";

    /// <summary>The classic forgery: the public key, which everybody has, used as a shared secret.</summary>
    public string SignWithPublicKeyAsSecret(Dictionary<string, object?> claims)
    {
        var content = Content(new { alg = "HS256", typ = "JWT", kid = "key-1" }, claims);
        var secret = _keys["key-1"].Key.ExportSubjectPublicKeyInfo();
        return $"{content}.{Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(content)))}";
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static string Content(object header, Dictionary<string, object?> claims)
    {
        var present = claims.Where(claim => claim.Value is not null).ToDictionary();
        return $"{Encode(JsonSerializer.SerializeToUtf8Bytes(header))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(present))}";
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private async Task AnswerAsync(HttpContext context)
    {
        if (!IsUp)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (context.Request.Path == "/metadata")
        {
            await context.Response.WriteAsJsonAsync(new { issuer = "https://api.botframework.com", jwks_uri = $"{_host.Url}/keys" });
            return;
        }

        Interlocked.Increment(ref _fetches);
        await context.Response.WriteAsJsonAsync(new
        {
            keys = _keys.Select(entry =>
            {
                var key = entry.Value.Key.ExportParameters(false);
                return new
                {
                    kty = "RSA",
                    use = "sig",
                    kid = entry.Key,
                    n = Encode(key.Modulus!),
                    e = Encode(key.Exponent!),
                    endorsements = entry.Value.Endorsements,
                };
            }),
        });
    }
}
