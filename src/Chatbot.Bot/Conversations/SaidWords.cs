using Chatbot.Bot.Replies.Cards;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Chatbot.Bot.Conversations;

/// <summary>
/// What a person said: the words typed, and the words a card sent for them, whatever their shape. Both are one message,
/// so that nothing reaches the bot around the guard.
/// </summary>
internal static class SaidWords
{
    /// <summary>The words of a message, without the bot's own mention; empty when there are none.</summary>
    public static string In(IMessageActivity activity)
    {
        var typed = activity.Recipient is null || activity.Text is null ? activity.Text : activity.RemoveRecipientMention();
        return Join([typed ?? "", .. Texts(activity.Value)]);
    }

    /// <summary>The words that a card's button or fields sent; empty when there are none.</summary>
    public static string InSubmit(object? value) => Join(Texts(value));

    // Some clients send a button's question twice, as text and as value.
    private static string Join(IEnumerable<string> texts) =>
        string.Join('\n', texts.Select(text => text.Trim()).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        JValue { Value: string text } => [text],
        JArray items => items.SelectMany(Texts),
        JObject fields => fields.Properties().Where(field => field.Name != AskButton.Kind).SelectMany(field => Texts(field.Value)),
        _ => [],
    };
}
