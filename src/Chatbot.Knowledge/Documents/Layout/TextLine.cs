using System.Text.RegularExpressions;
using Chatbot.Text;

namespace Chatbot.Knowledge.Documents.Layout;

/// <summary>A line of a text without markup that has something on it.</summary>
/// <param name="Span">The line without white space at its ends, bullet included.</param>
/// <param name="Indent">White space before it, in characters.</param>
/// <param name="BlankBefore">Whether an empty line, or the start of the text, stands before it.</param>
/// <param name="MarkerLength">Length of its bullet or number with the space behind; 0 when it is no list item.</param>
internal readonly partial record struct TextLine(TextSpan Span, int Indent, bool BlankBefore, int MarkerLength)
{
    /// <summary>Whether a bullet or a number opens the line.</summary>
    public bool IsItem => MarkerLength > 0;

    /// <summary>The line without its bullet or number.</summary>
    public TextSpan Content => TextSpan.FromBounds(Span.Start + MarkerLength, Span.End);

    /// <summary>All lines of a text with something on them, in order.</summary>
    public static IReadOnlyList<TextLine> AllOf(string text)
    {
        var lines = new List<TextLine>();
        var blankBefore = true;
        for (var start = 0; start < text.Length;)
        {
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline;
            var line = text.AsSpan(start, end - start);
            var trimmed = line.Trim();
            if (trimmed.IsEmpty)
            {
                blankBefore = true;
            }
            else
            {
                var indent = line.Length - line.TrimStart().Length;
                lines.Add(new TextLine(new TextSpan(start + indent, trimmed.Length), indent, blankBefore, LengthOfMarker(trimmed)));
                blankBefore = false;
            }

            start = end + 1;
        }

        return lines;
    }

    private static int LengthOfMarker(ReadOnlySpan<char> line)
    {
        foreach (var match in Marker().EnumerateMatches(line))
            return match.Length;
        return 0;
    }

    [GeneratedRegex(@"^(?:[•·‣◦○●▪■◆\*\-–—]|\(?\d{1,2}[.)]|\(?[a-z][)])\s+(?=\S)")]
    private static partial Regex Marker();
}
