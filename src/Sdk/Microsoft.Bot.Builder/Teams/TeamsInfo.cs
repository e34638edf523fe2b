using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema.Teams;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>Questions to the Teams connector.</summary>
public static class TeamsInfo
{
    /// <exception cref="Schema.ErrorResponseException">The connector does not know the member.</exception>
    public static Task<TeamsChannelAccount> GetMemberAsync(
        ITurnContext turnContext, string userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var conversation = turnContext.Activity.TeamsGetTeamInfo()?.Id is { Length: > 0 } team
            ? team
            : turnContext.Activity.Conversation?.Id;
        return GetTeamMemberAsync(turnContext, userId, conversation, cancellationToken);
    }

    /// <param name="teamId">The team; null for the one that the activity came from.</param>
    /// <exception cref="InvalidOperationException">There is no such conversation, or the turn has no connector.</exception>
    /// <exception cref="Schema.ErrorResponseException">The connector does not know the member.</exception>
    public static Task<TeamsChannelAccount> GetTeamMemberAsync(
        ITurnContext turnContext, string userId, string teamId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var team = teamId ?? turnContext.Activity.TeamsGetTeamInfo()?.Id
            ?? throw new InvalidOperationException("The activity comes from no team and no conversation.");
        var connector = turnContext.TurnState.Get<IConnectorClient>() as ConnectorClient
            ?? throw new InvalidOperationException("The turn has no connector.");
        return connector.GetMemberAsync<TeamsChannelAccount>(team, userId, cancellationToken);
    }
}
