using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>What a caller has to show beyond what the protocol asks.</summary>
public class AuthenticationConfiguration
{
    /// <summary>Endorsements that the signing key must have besides the one for the channel.</summary>
    public string[] RequiredEndorsements { get; set; } = [];

    public virtual ClaimsValidator ClaimsValidator { get; set; }
}

/// <summary>Looks at the claims of a caller whose token is valid, and throws where they are not enough.</summary>
public abstract class ClaimsValidator
{
    /// <exception cref="UnauthorizedAccessException">The caller is not let in.</exception>
    public abstract Task ValidateClaimsAsync(IList<Claim> claims);
}
