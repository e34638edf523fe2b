using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Chatbot.Bot.Replies.Cards;

/// <summary>The frame of every Adaptive Card, and the parts that several cards share.</summary>
internal static class AdaptiveCard
{
    /// <summary>What an attachment that holds a card calls itself.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    // The newest version that Teams shows on the desktop and on phones alike.
    private const string Version = "1.5";

    /// <summary>A card as an attachment.</summary>
    /// <param name="fallbackText">What a client shows that cannot draw the card.</param>
    /// <param name="body">The parts, from top to bottom.</param>
    /// <param name="actions">The buttons under them; Teams shows six.</param>
    public static Attachment Attach(string fallbackText, IEnumerable<JObject> body, IEnumerable<JObject> actions) => new(ContentType, content: new JObject
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = Version,
        ["fallbackText"] = fallbackText,
        ["body"] = new JArray(body),
        ["actions"] = new JArray(actions),
    });

    /// <summary>A title, which screen readers announce as a heading.</summary>
    public static JObject Heading(string text, string size = "medium") =>
        new(Line(text).Properties()) { ["style"] = "heading", ["size"] = size, ["weight"] = "bolder" };

    /// <summary>A paragraph. The text is the product's own: clients read Markdown in it.</summary>
    public static JObject Line(string text) => new() { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };

    /// <summary>A paragraph in words that are not the product's own, shown as they are, without Markdown.</summary>
    /// <param name="text">What to show.</param>
    /// <param name="color"><c>default</c> or <c>accent</c>.</param>
    /// <param name="isSubtle">Whether it steps back behind its neighbours.</param>
    public static JObject Verbatim(string text, string color = "default", bool isSubtle = false) => new()
    {
        ["type"] = "RichTextBlock",
        ["inlines"] = new JArray(new JObject { ["type"] = "TextRun", ["text"] = text, ["color"] = color, ["isSubtle"] = isSubtle }),
    };

    /// <summary>Opens an address.</summary>
    public static JObject Open(string title, string url) => new() { ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = url };
}
