using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Chatbot.Knowledge.Documents;

/// <summary>Turns a raw stretch of a document into the words a reader sees.</summary>
public static partial class PlainText
{
    private static readonly SearchValues<char> Markup = SearchValues.Create("*_`[]<>\\|&~");

    /// <summary>
    /// Takes inline Markdown marks away (emphasis, links, code, tags) and references to footnotes and numbered works, parts table cells by " – ", and writes
    /// every run of white space, non-breaking spaces among it, as one space.
    /// </summary>
    /// <param name="raw">Text as it stands in the document.</param>
    /// <returns>One line without white space at its ends; empty when nothing is left.</returns>
    public static string Of(ReadOnlySpan<char> raw) =>
        raw.ContainsAny(Markup) ? Squeeze(WithoutMarkup(raw.ToString())) : Squeeze(raw);

    private static string WithoutMarkup(string raw)
    {
        var text = QuoteMark().Replace(raw, "\n");
        text = FootnoteReference().Replace(text, "");
        text = ReferenceMarkers().Replace(text, "");
        text = LinkOrImage().Replace(text, "$1");
        text = AutoLink().Replace(text, "$1");
        text = Tag().Replace(text, " ");
        text = CodeSpan().Replace(text, "$2");
        text = Emphasis().Replace(text, "$2");
        text = Emphasis().Replace(text, "$2"); // emphasis within emphasis
        text = CellBorder().Replace(text, " – ");
        text = Escape().Replace(text, "$1");
        return WebUtility.HtmlDecode(text);
    }

    /// <summary>Writes every run of white space as one space and takes it away at both ends.</summary>
    internal static string Squeeze(ReadOnlySpan<char> text)
    {
        var line = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                gap = line.Length > 0;
                continue;
            }

            if (gap)
                line.Append(' ');
            gap = false;
            line.Append(c);
        }

        return line.ToString();
    }

    [GeneratedRegex(@"\n[ \t]*(?:>[ \t]?)+")]
    private static partial Regex QuoteMark();

    [GeneratedRegex(@"\[\^[^\]\s]+\]")]
    private static partial Regex FootnoteReference();

    // "[ 3 ], [ 4 ]": numbers set apart by spaces are what is left of links to references; "[3]" may be a person's own words
    [GeneratedRegex(@"(?:[\s\u00a0]*,?[\s\u00a0]*\[\s+\d+(?:\s*[-–,]\s*\d+)*\s+\])+")]
    private static partial Regex ReferenceMarkers();

    [GeneratedRegex(@"!?\[((?=[^\]]*\p{L})(?:[^\[\]]|\[[^\[\]]*\])*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+""[^""]*"")?\)|\[[^\[\]]*\])")]
    private static partial Regex LinkOrImage();

    [GeneratedRegex(@"<((?:https?://|mailto:)[^<>\s]+)>")]
    private static partial Regex AutoLink();

    [GeneratedRegex(@"<!--.*?-->|</?[A-Za-z][^<>]*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(`+)(.+?)\1", RegexOptions.Singleline)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(?<![\w\\*_~])(\*{1,3}|_{1,3}|~~)(?=\S)(.+?)(?<=[^\s\\])\1(?![\w*_~])", RegexOptions.Singleline)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\s*(?<!\\)\|\s*(?!\s*$)")]
    private static partial Regex CellBorder();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escape();
}
