namespace Chatbot.Bot.Replies;

/// <summary>Text cut to what a channel takes.</summary>
internal static class ShortText
{
    /// <summary>The text itself where it fits, else its beginning with an ellipsis; never half of a character.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">The most UTF-16 code units of the result; at least 2.</param>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;

        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }
}
