#nullable enable
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A JSON Web Token, taken apart and not yet believed.</summary>
/// <param name="Algorithm">The header's <c>alg</c>.</param>
/// <param name="KeyId">The header's <c>kid</c>.</param>
/// <param name="Claims">The payload: text as <see cref="string"/>, everything else as <see cref="JsonElement"/>.</param>
/// <param name="Signed">The bytes that the signature covers.</param>
internal sealed record JsonWebToken(
    string Algorithm, string KeyId, IReadOnlyDictionary<string, object> Claims, byte[] Signed, byte[] Signature)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <returns>Null where the text is no signed token in compact form.</returns>
    public static JsonWebToken? Parse(string text)
    {
        if (text.Split('.') is not [var header, var payload, var signature])
            return null;

        try
        {
            var headerFields = ReadObject(header);
            return headerFields.TryGetProperty("crit", out _)
                ? null
                : new JsonWebToken(
                    headerFields.GetProperty("alg").GetString() ?? string.Empty,
                    headerFields.GetProperty("kid").GetString() ?? string.Empty,
                    ReadClaims(payload),
                    Encoding.ASCII.GetBytes($"{header}.{payload}"),
                    Base64Url.DecodeFromChars(signature));
        }
        catch (Exception exception)
            when (exception is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A claim's text; null where it is missing or no text.</summary>
    public string? Text(string claim) => Claims.GetValueOrDefault(claim) as string;

    /// <summary>A claim's point in time (seconds since 1970); null where it is missing or no such number.</summary>
    public DateTimeOffset? Time(string claim) =>
        Claims.GetValueOrDefault(claim) is JsonElement { ValueKind: JsonValueKind.Number } value
        && value.TryGetInt64(out var seconds)
        && seconds >= 0
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Whether <paramref name="key"/> signed this token. The algorithm is RS256 whatever the header says.</summary>
    public bool IsSignedBy(RSAParameters key)
    {
        using var rsa = RSA.Create(key);
        return rsa.VerifyData(Signed, Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Decodes every text at once, so that a text with broken escapes is found here and not on first use.</summary>
    private static Dictionary<string, object> ReadClaims(string part) => ReadObject(part).EnumerateObject().ToDictionary(
        claim => claim.Name,
        object (claim) => claim.Value.ValueKind == JsonValueKind.String ? claim.Value.GetString()! : claim.Value);

    private static JsonElement ReadObject(string part)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part), Strict);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.Clone()
            : throw new FormatException("A part of the token is no JSON object.");
    }
}
