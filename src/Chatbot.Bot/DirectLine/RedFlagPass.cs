using Chatbot.Bot.Conversations;
using Chatbot.Safety;
using Microsoft.Bot.Schema;

namespace Chatbot.Bot.DirectLine;

/// <summary>Lets a message through to the bot, whatever the limits say, when it is a red flag: nobody in an emergency is told to wait.</summary>
/// <param name="guard">Reads the message; the bot's turn reads it again, together with the earlier ones.</param>
internal sealed class RedFlagPass(RedFlagGuard guard)
{
    /// <summary>Whether an activity says something that needs help now.</summary>
    public bool Has(Activity activity)
    {
        var said = Said.In(activity);
        return guard.Screen($"{said.Asked}\n{said.Beside}", []).Escalates;
    }
}
