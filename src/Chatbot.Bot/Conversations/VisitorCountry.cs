using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Chatbot.Bot.Conversations;

/// <summary>The country whose telephone lines a visitor chose.</summary>
internal static class VisitorCountry
{
    /// <summary>
    /// What a client of Direct Line sent as <c>channelData.country</c>; null when it sent none. A locale is a language and no country, and
    /// what Teams sends is about the team.
    /// </summary>
    public static string? Of(Activity activity) =>
        activity.ChannelId is Channels.Directline or Channels.Webchat && activity.ChannelData is JObject data && data["country"] is JValue { Value: string country }
            ? country.Trim()
            : null;
}
