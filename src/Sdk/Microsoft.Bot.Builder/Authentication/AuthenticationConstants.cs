#nullable enable
namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Fixed names of the Bot Connector authentication protocol, as Microsoft documents it for the public cloud.</summary>
internal static class AuthenticationConstants
{
    public const string ToBotFromChannelTokenIssuer = "https://api.botframework.com";
    public const string ToBotFromChannelOpenIdMetadataUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";
    public const string ToBotFromEmulatorOpenIdMetadataUrl =
        "https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration";
    public const string ToChannelFromBotOAuthScope = "https://api.botframework.com";
    /// <summary>Where a bot gets its tokens; <c>{0}</c> is its tenant.</summary>
    public const string ToChannelFromBotLoginUrlTemplate = "https://login.microsoftonline.com/{0}";
    public const string DefaultChannelAuthTenant = "botframework.com";

    public const string IssuerClaim = "iss";
    public const string AudienceClaim = "aud";
    public const string VersionClaim = "ver";
    public const string AppIdClaim = "appid";
    public const string AuthorizedPartyClaim = "azp";
    public const string ServiceUrlClaim = "serviceurl";
    public const string AnonymousAuthType = "anonymous";

    /// <summary>Who issues tokens to the emulator: two tenants of Microsoft, in versions 1 and 2 of their tokens.</summary>
    public static readonly string[] EmulatorTokenIssuers =
    [
        "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
        "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
        "https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/",
        "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0",
    ];

    /// <summary>How far the clocks of caller and bot may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
}
