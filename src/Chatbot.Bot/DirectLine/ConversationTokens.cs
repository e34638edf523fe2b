using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.DirectLine;

/// <summary>What a token opens.</summary>
/// <param name="Conversation">The one conversation it opens.</param>
/// <param name="User">The id the person has in it.</param>
/// <param name="Expires">From when on it opens nothing.</param>
/// <param name="Origins">The only sites whose pages may use it; empty for any that may embed the widget.</param>
internal sealed record ConversationGrant(string Conversation, string User, DateTimeOffset Expires, IReadOnlyList<string> Origins);

/// <summary>
/// Signs and checks the tokens of Direct Line. A token is a JSON Web Token signed with HMAC-SHA256, since Web Chat reads the
/// user's id out of it; the algorithm is fixed and never taken from the token.
/// </summary>
internal sealed class ConversationTokens
{
    private const int LongestToken = 2_048;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);
    private readonly byte[] _key;
    private readonly TimeProvider _time;
    private readonly TimeSpan _lifetime;

    /// <summary>Takes the key from the settings, or makes one.</summary>
    public ConversationTokens(IOptions<DirectLineOptions> options, TimeProvider time)
    {
        _time = time;
        _lifetime = options.Value.TokenLifetime;
        // Hashing gives every configured key the length that HMAC-SHA256 wants.
        _key = options.Value.SigningKey is { } key ? SHA256.HashData(Encoding.UTF8.GetBytes(key)) : RandomNumberGenerator.GetBytes(32);
    }

    /// <summary>How long a new token lives, in whole seconds.</summary>
    public int LifetimeSeconds => (int)_lifetime.TotalSeconds;

    /// <summary>A name for a conversation that nobody can guess.</summary>
    public static string NewConversationId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>A name for a person that nobody can guess, with the prefix that Web Chat accepts from tokens only.</summary>
    public static string NewUserId() => $"dl_{RandomNumberGenerator.GetHexString(24, lowercase: true)}";

    /// <summary>A token for a conversation.</summary>
    /// <param name="conversation">The conversation it opens.</param>
    /// <param name="user">The person's id in it.</param>
    /// <param name="origins">The only sites whose pages may use it; none for any.</param>
    public string Sign(string conversation, string user, params IReadOnlyList<string> origins)
    {
        var now = _time.GetUtcNow();
        var claims = new Claims(conversation, user, now.ToUnixTimeSeconds(), (now + _lifetime).ToUnixTimeSeconds(), origins.Count == 0 ? null : origins);
        var signed = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, Json))}";
        return $"{signed}.{Base64Url.EncodeToString(Mac(signed))}";
    }

    /// <summary>What a token opens; null when it was not signed here. The caller looks at <see cref="ConversationGrant.Expires"/>.</summary>
    public ConversationGrant? Read(string token)
    {
        if (token.Length > LongestToken || !token.StartsWith(Header + ".", StringComparison.Ordinal))
            return null;

        var end = token.LastIndexOf('.');
        if (end <= Header.Length || !Base64Url.IsValid(token.AsSpan(end + 1)))
            return null;

        var signature = Base64Url.DecodeFromChars(token.AsSpan(end + 1));
        if (!CryptographicOperations.FixedTimeEquals(signature, Mac(token[..end])))
            return null;

        var claims = JsonSerializer.Deserialize<Claims>(Base64Url.DecodeFromChars(token.AsSpan(Header.Length + 1, end - Header.Length - 1)), Json)!;
        return new ConversationGrant(claims.Conv, claims.User, DateTimeOffset.FromUnixTimeSeconds(claims.Exp), claims.Org ?? []);
    }

    private byte[] Mac(string signed) => HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(signed));

    private sealed record Claims(string Conv, string User, long Nbf, long Exp, IReadOnlyList<string>? Org);
}
