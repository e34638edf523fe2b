#nullable enable
namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Somebody who issues tokens to callers of the bot: under which names, and with which keys.</summary>
internal sealed class TokenIssuer(string[] names, SigningKeys keys, TimeProvider clock)
{
    /// <summary>Whether the token says that it comes from here. Nothing is proved by that.</summary>
    public bool IsNamedBy(JsonWebToken token) =>
        token.Text(AuthenticationConstants.IssuerClaim) is { } issuer && names.Contains(issuer, StringComparer.Ordinal);

    /// <summary>Proves that the token comes from here and that its time has come and not passed.</summary>
    /// <returns>The key that signed it.</returns>
    /// <exception cref="UnauthorizedAccessException">It does not, or it has.</exception>
    /// <exception cref="SigningKeysUnavailableException">There are no keys to prove it with.</exception>
    public async Task<SigningKey> VerifyAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var key = await keys.FindAsync(token.KeyId, cancellationToken)
            ?? throw new UnauthorizedAccessException("The token is signed with a key that its issuer does not have.");
        if (!token.IsSignedBy(key.Key))
            throw new UnauthorizedAccessException("The token's signature does not fit.");

        CheckLifetime(token);
        return key;
    }

    private void CheckLifetime(JsonWebToken token)
    {
        var now = clock.GetUtcNow();
        if (token.Time("exp") is not { } expires || expires + AuthenticationConstants.ClockSkew <= now)
            throw new UnauthorizedAccessException("The token has expired.");
        if (token.Claims.ContainsKey("nbf")
            && (token.Time("nbf") is not { } begins || begins - AuthenticationConstants.ClockSkew > now))
        {
            throw new UnauthorizedAccessException("The token is not valid yet.");
        }
    }
}
