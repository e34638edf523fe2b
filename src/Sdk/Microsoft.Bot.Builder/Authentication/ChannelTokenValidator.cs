#nullable enable
using System.Security.Claims;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Decides whether a bearer token lets a channel deliver an activity, as the Bot Connector protocol demands.</summary>
/// <remarks>
/// Source: "Authenticate requests from the Bot Connector service to your bot" in Microsoft's Bot Framework documentation.
/// </remarks>
internal sealed class ChannelTokenValidator(
    TokenIssuer channelService, TokenIssuer emulator, ServiceClientCredentialsFactory credentials, AuthenticationConfiguration configuration)
{
    /// <exception cref="UnauthorizedAccessException">There is no token, or it is not valid.</exception>
    /// <exception cref="TokenNotAllowedException">It is valid, but an emulator's, or not for this channel or service URL.</exception>
    /// <exception cref="SigningKeysUnavailableException">There are no keys to validate it with.</exception>
    public async Task<ClaimsIdentity> ValidateAsync(string? authHeader, Activity activity, CancellationToken cancellationToken)
    {
        var token = ReadToken(authHeader);
        var issuer = new[] { channelService, emulator }.FirstOrDefault(issuer => issuer.IsNamedBy(token))
            ?? throw new UnauthorizedAccessException("The token has another issuer than the channel service.");

        // Comes before the signature, so that a token which is refused anyhow makes nobody fetch keys.
        await CheckAudienceAsync(token, cancellationToken);
        var key = await issuer.VerifyAsync(token, cancellationToken);
        if (issuer == emulator)
        {
            await CheckEmulatorsAppAsync(token, cancellationToken);
            throw new TokenNotAllowedException("The token is an emulator's, and a bot with an app id takes activities from channels only.");
        }

        CheckEndorsements(key, activity.ChannelId);
        CheckServiceUrl(token, activity.ServiceUrl);

        var identity = new ClaimsIdentity(ReadClaims(token), "Bearer");
        if (configuration.ClaimsValidator is { } validator)
            await validator.ValidateClaimsAsync([.. identity.Claims]);
        return identity;
    }

    private static JsonWebToken ReadToken(string? authHeader)
    {
        if (authHeader is null || !authHeader.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            throw new UnauthorizedAccessException("The call has no bearer token.");

        var token = JsonWebToken.Parse(authHeader["Bearer ".Length..].Trim())
            ?? throw new UnauthorizedAccessException("The bearer token is no signed JSON Web Token.");

        // Pinned: "none" and a shared-secret algorithm keyed with the public key are the classic forgeries.
        return token.Algorithm == "RS256"
            ? token
            : throw new UnauthorizedAccessException("The token is not signed with RS256.");
    }

    private async Task CheckAudienceAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        if (token.Text(AuthenticationConstants.AudienceClaim) is not { Length: > 0 } audience
            || !await credentials.IsValidAppIdAsync(audience, cancellationToken))
        {
            throw new UnauthorizedAccessException("The token is for another bot.");
        }
    }

    /// <summary>Who asked for the token stands in a claim that depends on its version; an emulator asks in the name of the bot itself.</summary>
    private async Task CheckEmulatorsAppAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var appId = token.Text(AuthenticationConstants.VersionClaim) switch
        {
            "" or "1.0" => token.Text(AuthenticationConstants.AppIdClaim),
            "2.0" => token.Text(AuthenticationConstants.AuthorizedPartyClaim),
            _ => null,
        };
        if (appId is null || !await credentials.IsValidAppIdAsync(appId, cancellationToken))
            throw new UnauthorizedAccessException("The token was not issued to this bot.");
    }

    private void CheckEndorsements(SigningKey key, string? channelId)
    {
        // The archived SDK lets an activity without a channel pass.
        if (string.IsNullOrEmpty(channelId) || !key.Endorsements.Contains(channelId))
            throw new TokenNotAllowedException("The token's key is not endorsed for the activity's channel.");
        if (!configuration.RequiredEndorsements.All(key.Endorsements.Contains))
            throw new TokenNotAllowedException("The token's key lacks a required endorsement.");
    }

    /// <summary>The bot will send its own token to the service URL, so the channel must vouch for it.</summary>
    private static void CheckServiceUrl(JsonWebToken token, string? serviceUrl)
    {
        if (string.IsNullOrEmpty(serviceUrl)
            || !string.Equals(token.Text(AuthenticationConstants.ServiceUrlClaim), serviceUrl, StringComparison.OrdinalIgnoreCase))
        {
            throw new TokenNotAllowedException("The token is for another service URL than the activity's.");
        }
    }

    private static IEnumerable<Claim> ReadClaims(JsonWebToken token) =>
        token.Claims.Select(claim => new Claim(claim.Key, claim.Value.ToString() ?? string.Empty));
}
