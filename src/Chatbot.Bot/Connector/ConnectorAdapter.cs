using Chatbot.Bot.Conversations;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace Chatbot.Bot.Connector;

/// <summary>The Bot Framework's adapter for Azure Bot Service channels, Teams and emulators; replies go to the activity's service URL.</summary>
internal sealed class ConnectorAdapter : CloudAdapter
{
    /// <summary>Creates the adapter. The one constructor: the container cannot choose between the base's.</summary>
    public ConnectorAdapter(BotFrameworkAuthentication authentication, TurnFailure failure, ILogger<ConnectorAdapter> logger)
        : base(authentication, logger) => OnTurnError = failure.HandleAsync;
}
