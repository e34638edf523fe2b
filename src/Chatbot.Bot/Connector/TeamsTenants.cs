using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Connector;

/// <summary>
/// Whose Teams the bot serves. The channel service vouches for Teams and not for a clinic: whoever learns an app id can put the bot into
/// the Teams of another organisation (docs/decisions/0013).
/// </summary>
internal sealed class TeamsTenants
{
    private readonly bool _everyone;
    private readonly HashSet<Guid> _allowed;

    /// <summary>Reads whose.</summary>
    /// <param name="rules">Without an app id only this machine may call, so that a tenant says nothing unless one is asked for.</param>
    /// <param name="configuration">Holds <c>MicrosoftAppTenantId</c>, the bot's own tenant.</param>
    /// <param name="options">The tenants to serve instead.</param>
    public TeamsTenants(CallerRules rules, IConfiguration configuration, IOptions<TeamsOptions> options)
    {
        IList<string> tenants = options.Value.AllowedTenants is { Count: > 0 } named ? named : [configuration["MicrosoftAppTenantId"] ?? ""];
        _allowed = [.. tenants.Select(Id).OfType<Guid>()];
        _everyone = tenants.Contains(TeamsOptions.EveryTenant) || (!rules.HasAppId && options.Value.AllowedTenants.Count == 0);
    }

    /// <summary>Whether no tenant is known, so that Teams is not served.</summary>
    public bool IsNobody => !_everyone && _allowed.Count == 0;

    /// <summary>Whether an activity comes from another channel than Teams, or names only tenants that are served, and at least one.</summary>
    public bool Allow(Activity activity)
    {
        if (_everyone || !Channels.Msteams.Equals(activity.ChannelId, StringComparison.OrdinalIgnoreCase))
            return true;

        var data = activity.TryGetChannelData<TeamsChannelData>(out var read) ? read : null;
        var tenants = new[] { data?.Tenant?.Id, activity.Conversation?.TenantId }.Where(tenant => !string.IsNullOrEmpty(tenant)).ToList();
        return tenants.Count > 0 && tenants.TrueForAll(tenant => Id(tenant) is { } id && _allowed.Contains(id));
    }

    private static Guid? Id(string? tenant) => Guid.TryParse(tenant, out var id) ? id : null;
}
