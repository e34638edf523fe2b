using Microsoft.Bot.Connector;

namespace Chatbot.Bot.Replies.Cards;

/// <summary>The channels whose clients show Adaptive Cards: Teams, and the emulators that staff try the bot with.</summary>
internal static class CardChannels
{
    // The Microsoft 365 Agents Playground's own channel; the SDK has no name for it.
    private const string Agents = "agents";

    /// <summary>Whether a reply on this channel brings cards.</summary>
    public static bool Has(string channelId) => channelId is Channels.Msteams or Channels.Emulator or Agents;
}
