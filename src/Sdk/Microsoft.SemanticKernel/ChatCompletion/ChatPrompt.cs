using System.Net;
using System.Xml;

namespace Microsoft.SemanticKernel.ChatCompletion;

/// <summary>Reads a rendered prompt as a chat.</summary>
/// <remarks>
/// A prompt that is not well-formed XML is one user message as it stands. Control characters that XML forbids make it so,
/// even encoded ones: whoever renders untrusted text into a prompt removes them first.
/// </remarks>
internal static class ChatPrompt
{
    private const string MessageTag = "message";
    private const string RoleAttribute = "role";
    private const string TextTag = "text";

    public static ChatHistory Parse(string prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var chat = new ChatHistory(Messages(prompt).Select(ToMessage));
        if (chat.Count == 0)
            chat.AddUserMessage(prompt);
        return chat;
    }

    private static IEnumerable<XmlElement> Messages(string prompt)
    {
        if (!prompt.Contains($"<{MessageTag}", StringComparison.OrdinalIgnoreCase))
            return [];

        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        try
        {
            document.LoadXml($"<root>{prompt}</root>");
        }
        catch (XmlException)
        {
            return [];
        }

        return document.DocumentElement!.ChildNodes.OfType<XmlElement>()
            .Where(element => element.Name.Equals(MessageTag, StringComparison.OrdinalIgnoreCase) && element.HasAttribute(RoleAttribute));
    }

    private static ChatMessageContent ToMessage(XmlElement message)
    {
        var role = new AuthorRole(message.GetAttribute(RoleAttribute));
        var texts = message.ChildNodes.OfType<XmlElement>()
            .Where(child => child.Name.Equals(TextTag, StringComparison.OrdinalIgnoreCase))
            .Select(ContentOf).OfType<string>().ToArray();
        if (texts.Length <= 1)
            return new ChatMessageContent(role, texts is [var only] ? only : ContentOf(message));

        var items = new ChatMessageContentItemCollection();
        foreach (var text in texts)
            items.Add(new TextContent(text));
        return new ChatMessageContent(role, items);
    }

    /// <summary>What an element holds, with its markup and without its entities; null when it is empty.</summary>
    private static string? ContentOf(XmlElement element)
    {
        var first = element.ChildNodes.Cast<XmlNode>().FirstOrDefault(node => node.NodeType != XmlNodeType.Whitespace);
        var content = (first is XmlCDataSection ? element.InnerText : element.InnerXml).Trim();
        return content.Length == 0 ? null : WebUtility.HtmlDecode(content);
    }
}
