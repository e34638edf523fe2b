using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;

namespace Chatbot.Bot.Connector;

/// <summary>
/// Lets only the channel service in. The Bot Framework would also take a valid token of the emulator or of another bot, whose caller
/// nobody endorsed for a channel and who names the service URL to answer to (docs/decisions/0013).
/// </summary>
/// <param name="configuration"><c>ToBotFromChannelTokenIssuer</c> names the channel service where it is not the public cloud's.</param>
internal sealed class ChannelCallersOnly(IConfiguration configuration) : ClaimsValidator
{
    private const string PublicCloud = "https://api.botframework.com";

    private readonly string _issuer = configuration["ToBotFromChannelTokenIssuer"] is { Length: > 0 } issuer ? issuer : PublicCloud;

    /// <inheritdoc/>
    public override Task ValidateClaimsAsync(IList<Claim> claims) => claims.Any(claim => claim.Type == "iss" && claim.Value == _issuer)
        ? Task.CompletedTask
        : throw new CallerNotAllowedException("The bearer token was not issued by the channel service.");
}
