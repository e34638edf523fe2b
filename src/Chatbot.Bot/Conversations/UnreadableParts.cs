using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json;

namespace Chatbot.Bot.Conversations;

/// <summary>
/// Parts of an activity that the SDK would stumble over in the middle of a turn: empty members, and mentions and channel data of another
/// shape than theirs. Without them the rest can be answered, and a red flag in the text is heard.
/// </summary>
internal static class UnreadableParts
{
    /// <summary>Takes such parts out of an activity; what is left can be read.</summary>
    public static void RemoveFrom(Activity activity)
    {
        activity.MembersAdded = Present(activity.MembersAdded);
        activity.MembersRemoved = Present(activity.MembersRemoved);
        activity.Entities = [.. Present(activity.Entities)?.Where(IsReadable) ?? []];
        if (activity.ChannelId == Channels.Msteams && !activity.TryGetChannelData<TeamsChannelData>(out _))
            activity.ChannelData = null;
    }

    private static List<T>? Present<T>(IList<T>? parts) => parts?.Where(part => part is not null).ToList();

    private static bool IsReadable(Entity entity)
    {
        if (!"mention".Equals(entity.Type, StringComparison.OrdinalIgnoreCase))
            return true;

        try
        {
            return entity.GetAs<Mention>() is { Mentioned: { } mentioned } mention && (mention.Text ?? mentioned.Name) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
