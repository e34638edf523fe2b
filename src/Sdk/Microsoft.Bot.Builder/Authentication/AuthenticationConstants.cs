#nullable enable
namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Fixed names of the Bot Connector authentication protocol, as Microsoft documents it for the public cloud.</summary>
internal static class AuthenticationConstants
{
    public const string ToBotFromChannelTokenIssuer = "https://api.botframework.com";
    public const string ToBotFromChannelOpenIdMetadataUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";
    public const string ToChannelFromBotOAuthScope = "https://api.botframework.com";
    public const string DefaultChannelAuthTenant = "botframework.com";

    public const string IssuerClaim = "iss";
    public const string AudienceClaim = "aud";
    public const string AppIdClaim = "appid";
    public const string ServiceUrlClaim = "serviceurl";
    public const string AnonymousAuthType = "anonymous";

    /// <summary>How far the clocks of caller and bot may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Where a bot of this tenant gets its tokens.</summary>
    public static string ToChannelFromBotLoginUrl(string tenant) => $"https://login.microsoftonline.com/{tenant}";
}
