using Newtonsoft.Json.Linq;

namespace Chatbot.Bot.Replies.Cards;

/// <summary>A card's button that asks a question, as though the person had typed it.</summary>
internal static class AskButton
{
    /// <summary>The member of a submitted value that says what the button does; also the verb of an <c>Action.Execute</c>.</summary>
    public const string Kind = "chatbot";

    /// <summary>What <see cref="Kind"/> says here.</summary>
    public const string Verb = "ask";

    /// <summary>A button that asks <paramref name="question"/>.</summary>
    /// <remarks>No <c>msteams</c> member, though Teams would then show the question in the chat: the Agents Playground stumbles over one.</remarks>
    public static JObject For(string question) => new()
    {
        ["type"] = "Action.Submit",
        ["title"] = question,
        ["data"] = new JObject { [Kind] = Verb, ["question"] = question },
    };
}
