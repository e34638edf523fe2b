using Chatbot.Bot.Replies.Cards;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Chatbot.Bot.Conversations;

/// <summary>
/// What a person said with an activity, of whatever kind: the words typed or changed afterwards, those that a card sent for them, and
/// those that came beside them. All of them go to the guard, so that nothing reaches the bot around it.
/// </summary>
/// <param name="Asked">What is to be answered; empty when there is nothing.</param>
/// <param name="Beside">What is screened and not answered: names of files, reactions, values of invokes and events.</param>
/// <param name="IsMessage">Whether it wants an answer also without words.</param>
internal sealed record Said(string Asked, string Beside, bool IsMessage)
{
    private const string CardAction = "adaptiveCard/action";

    /// <summary>Whether there is anything to take to the answering room.</summary>
    public bool IsEmpty => !IsMessage && Asked.Length == 0 && Beside.Length == 0;

    /// <summary>What an activity says.</summary>
    public static Said In(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message => new(Words(activity), FileNames(activity), IsMessage: true),
        ActivityTypes.MessageUpdate => new(Words(activity), FileNames(activity), IsMessage: false),
        ActivityTypes.Invoke when Question(activity) is { } question => new(question, "", IsMessage: true),
        _ => new("", Join([activity.Text ?? "", .. Texts(activity.Value), .. activity.ReactionsAdded?.Select(reaction => reaction?.Type ?? "") ?? []]), IsMessage: false),
    };

    /// <summary>The words of a message, without the bot's own mention, and those that a card sent with it.</summary>
    private static string Words(Activity activity)
    {
        var typed = activity.Recipient is null || activity.Text is null ? activity.Text : activity.RemoveRecipientMention();
        return Join([typed ?? "", .. Texts(activity.Value)]);
    }

    /// <summary>What the bot's own button asks; null for any other invoke.</summary>
    private static string? Question(Activity activity) =>
        activity is { Name: CardAction, Value: JObject value } && value.SelectToken("action") is JObject action && action["verb"] is JValue { Value: AskButton.Verb }
            ? Join(Texts(action["data"]))
            : null;

    /// <summary>The names of attached files, read as words: <c>chest_pain-worse.jpg</c> is "chest pain worse".</summary>
    private static string FileNames(Activity activity) => Join(activity.Attachments?
        .Select(attachment => Path.GetFileNameWithoutExtension(attachment?.Name ?? "").Replace('_', ' ').Replace('-', ' ').Replace('.', ' ')) ?? []);

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
