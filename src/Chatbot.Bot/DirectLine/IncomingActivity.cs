using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Chatbot.Bot.DirectLine;

/// <summary>
/// An activity that a client sent, reduced to what a client may say; who it is from and where it belongs comes from the token. Files are
/// not taken, but their names are, for the guard.
/// </summary>
internal static class IncomingActivity
{
    private const int LongestName = 100;
    private static readonly JsonSerializerSettings Json = new() { MaxDepth = 32, DateParseHandling = DateParseHandling.None };

    /// <summary>Reads an activity; null when it is not JSON, not an activity, or of a kind that clients may not send.</summary>
    /// <param name="json">The request's body.</param>
    /// <param name="conversation">The conversation it was sent to.</param>
    /// <param name="files">Files that came beside it.</param>
    public static Activity? Read(string json, DirectLineConversation conversation, IReadOnlyList<Attachment>? files = null)
    {
        if (Parse(json) is not { Type: ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.Typing } sent)
            return null;

        return new Activity(sent.Type)
        {
            ChannelId = Channels.Directline,
            Conversation = new ConversationAccount(id: conversation.Id),
            From = new ChannelAccount(conversation.User, Shorten(sent.From?.Name), RoleTypes.User),
            Recipient = DirectLineAdapter.Bot,
            Text = sent.Text,
            TextFormat = sent.TextFormat,
            Locale = sent.Locale,
            LocalTimestamp = sent.LocalTimestamp,
            LocalTimezone = sent.LocalTimezone,
            Entities = sent.Entities,
            ChannelData = sent.ChannelData,
            Name = sent.Name,
            Value = sent.Value,
            ReplyToId = sent.ReplyToId,
            Attachments = [.. (sent.Attachments ?? []).Concat(files ?? []).Where(file => file is not null).Select(file => new Attachment(file.ContentType, name: Shorten(file.Name)))],
        };
    }

    private static Activity? Parse(string json)
    {
        try
        {
            return JsonConvert.DeserializeObject<Activity>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Shorten(string? name) => name is { Length: > LongestName } ? name[..LongestName] : name;
}
