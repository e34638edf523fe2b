using System.Net;

namespace Chatbot.Cli.Report;

/// <summary>Text inside a page.</summary>
internal static class Html
{
    /// <summary>The text as it is written in a page: none of it is read as markup.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
