using System.Security.Claims;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Who may call the bot, and how the bot proves who it is.</summary>
/// <remarks>The genuine class has more abstract members, so only classes in here may derive from this one.</remarks>
public abstract class BotFrameworkAuthentication
{
    private protected BotFrameworkAuthentication()
    {
    }

    /// <exception cref="UnauthorizedAccessException">The caller is not who may send this activity.</exception>
    public abstract Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken);

    public abstract ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity);

    /// <summary>The audience of the tokens that the bot sends to channels.</summary>
    public virtual string GetOriginatingAudience() => AuthenticationConstants.ToChannelFromBotOAuthScope;
}

/// <summary>A caller that was let in.</summary>
public class AuthenticateRequestResult
{
    public string Audience { get; set; }

    public ClaimsIdentity ClaimsIdentity { get; set; }

    public string CallerId { get; set; }

    public ConnectorFactory ConnectorFactory { get; set; }
}

/// <summary>Makes clients for the connector of a channel.</summary>
public abstract class ConnectorFactory
{
    /// <param name="audience">Audience of the outgoing token; null for the usual one.</param>
    public abstract Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken);
}
