using System.Text;
using System.Text.RegularExpressions;

namespace Chatbot.Bot.Replies;

/// <summary>Plain text written so that a client which reads Markdown shows the same lines and the same characters.</summary>
internal static partial class MarkdownText
{
    private const string ListItem = "- ";

    /// <summary>Keeps lines apart and list items together, and takes from every other character its meaning in Markdown.</summary>
    /// <param name="text">Plain text; lines that start with <c>- </c> are list items.</param>
    public static string From(string text)
    {
        var markdown = new StringBuilder();
        var inList = false;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var isItem = line.StartsWith(ListItem, StringComparison.Ordinal);
            if (markdown.Length > 0)
                markdown.Append(isItem && inList ? "\n" : "\n\n");
            markdown.Append(isItem ? ListItem + Escape(line[ListItem.Length..]) : Escape(line));
            inList = isItem;
        }

        return markdown.ToString();
    }

    private static string Escape(string line) => Meaning().Replace(line, @"\$0");

    // What begins a heading, a quote, a list or a rule at the start of a line, and what begins emphasis, code, a table, a
    // tag or a link's address anywhere. A citation mark's brackets stay: alone they mean nothing.
    [GeneratedRegex(@"^[#>+=-]|(?<=^\d+)[.)]|[\\`*_~|<]|(?<=\])[(\[:]")]
    private static partial Regex Meaning();
}
