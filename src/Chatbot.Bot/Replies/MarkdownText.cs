using System.Text;
using System.Text.RegularExpressions;
using Chatbot.Answering.Replies;

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

    /// <summary>What makes the marks <c>[1]</c>, <c>[2]</c> … of a text links to the words that they cite.</summary>
    /// <param name="citations">What the text cites.</param>
    /// <param name="publicUrl">Where people reach this host.</param>
    public static string LinkDefinitions(IEnumerable<Citation> citations, Uri publicUrl) => string.Join('\n', citations.Select(citation =>
        $"[{citation.Number}]: <{new Uri(publicUrl, citation.Url).AbsoluteUri}> \"{InQuotes(citation.Title)}\""));

    private static string InQuotes(string title) => title.ReplaceLineEndings(" ").Replace("\\", "\\\\").Replace("\"", "\\\"");

    private static string Escape(string line) => Meaning().Replace(line, @"\$0");

    // What begins a heading, a quote, a list or a rule at the start of a line, and what begins emphasis, code, a table, a
    // tag or a link's address anywhere. A citation mark's brackets stay: alone they mean nothing.
    [GeneratedRegex(@"^[#>+=-]|(?<=^\d+)[.)]|[\\`*_~|<]|(?<=\])[(\[:]")]
    private static partial Regex Meaning();
}
