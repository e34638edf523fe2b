using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace Microsoft.Bot.Builder.Teams;

public static class TeamsActivityExtensions
{
    /// <summary>Id of the Teams channel that the activity came from; null outside a channel.</summary>
    public static string TeamsGetChannelId(this IActivity activity) => ChannelData(activity)?.Channel?.Id;

    /// <summary>The team that the activity came from; null outside a team.</summary>
    public static TeamInfo TeamsGetTeamInfo(this IActivity activity) => ChannelData(activity)?.Team;

    /// <summary>Makes the message appear in the user's activity feed.</summary>
    public static void TeamsNotifyUser(this IActivity activity)
    {
        var channelData = ChannelData(activity) ?? new TeamsChannelData();
        channelData.Notification = new NotificationInfo(alert: true);
        activity.ChannelData = channelData;
    }

    /// <summary>Channel data in another shape is as good as none: anybody can write anything into it.</summary>
    internal static TeamsChannelData ChannelData(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.TryGetChannelData<TeamsChannelData>(out var data) ? data : null;
    }
}
