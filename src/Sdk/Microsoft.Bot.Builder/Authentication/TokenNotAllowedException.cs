#nullable enable
namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The token is genuine but not for this activity: HTTP 403 rather than 401.</summary>
internal sealed class TokenNotAllowedException(string message) : UnauthorizedAccessException(message);
