using System.Text;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Documents.Layout;
using Chatbot.Text;

namespace Chatbot.Knowledge.Documents.Pdf;

/// <summary>Makes running text of printed pages: headers and footers dropped, lines joined to paragraphs, words made whole.</summary>
internal sealed partial class PdfPages
{
    /// <summary>Lines at the top and the foot of a page among which what is printed on every page is looked for.</summary>
    private const int EdgeLines = 3;

    /// <summary>Share of the usual width that a line must fill to have been broken because the next word no longer fitted.</summary>
    private const double Full = 0.75;

    /// <summary>The same where the next line goes on in small letters: only items of a list are shorter.</summary>
    private const double HalfFull = 0.5;

    /// <summary>The line that is longer than this share of all lines has the usual width; a few overlong ones say nothing.</summary>
    private const double UsualRank = 0.9;

    private readonly IReadOnlyList<string> lines;
    private readonly int width;
    private readonly HashSet<string> words;

    private PdfPages(IReadOnlyList<string> lines)
    {
        this.lines = lines;
        var widths = lines.Where(line => line.Length > 0).Select(line => line.Length).Order().ToList();
        width = widths.Count == 0 ? 0 : widths[(int)((widths.Count - 1) * UsualRank)];
        words = [.. lines.SelectMany(line => Words().Matches(line)).Select(word => word.Value.ToLowerInvariant())];
    }

    /// <summary>The text of the pages, a paragraph, heading or list item a line; empty lines stay.</summary>
    /// <param name="text">As <see cref="PdfToText"/> gives it.</param>
    public static string Join(string text)
    {
        var pages = text.Split('\f').Select(page => page.Split('\n').Select(line => line.Trim()).ToList()).Where(page => page.Exists(line => line.Length > 0)).ToList();
        return new PdfPages(WithoutRunningLines(pages)).Join();
    }

    private static List<string> WithoutRunningLines(List<List<string>> pages)
    {
        var repeated = pages.SelectMany(page => Edges(page).Select(at => Shape(page[at])).Distinct(StringComparer.Ordinal))
            .CountBy(shape => shape, StringComparer.Ordinal)
            .Where(shape => shape.Value >= 2 && shape.Value * 2 > pages.Count)
            .Select(shape => shape.Key).ToHashSet(StringComparer.Ordinal);
        var lines = new List<string>();
        foreach (var page in pages)
        {
            var running = Edges(page).Where(at => repeated.Contains(Shape(page[at])) || PageNumber().IsMatch(page[at])).ToHashSet();
            var own = page.Where((_, at) => !running.Contains(at)).ToList();
            // Empty lines around a page's edge part it from its header, not one paragraph from the next.
            lines.AddRange(own.SkipWhile(line => line.Length == 0).Reverse().SkipWhile(line => line.Length == 0).Reverse());
        }

        return lines;
    }

    /// <summary>The first and the last lines of a page that have something on them.</summary>
    private static IEnumerable<int> Edges(List<string> page)
    {
        var filled = Enumerable.Range(0, page.Count).Where(at => page[at].Length > 0).ToList();
        return filled.Take(EdgeLines).Union(filled.TakeLast(EdgeLines));
    }

    /// <summary>A line without its numbers, which count pages.</summary>
    private static string Shape(string line) => Digits().Replace(line, "#");

    private string Join()
    {
        var text = new StringBuilder();
        for (var at = 0; at < lines.Count; at++)
        {
            if (at > 0 && GoesOn(lines[at - 1], lines[at]))
                Continue(text, lines[at - 1], lines[at]);
            else
                text.Append(at > 0 ? "\n" : "").Append(lines[at]);
        }

        return text.ToString();
    }

    private bool GoesOn(string line, string next)
    {
        if (line.Length == 0 || next.Length == 0 || Marker().IsMatch(next))
            return false;
        if (char.IsLower(next[0]))
            return line.Length >= width * HalfFull || BareBullet().IsMatch(line);
        // A sentence that ends on a line with room left may well end the paragraph, as it does before a heading.
        return BareBullet().IsMatch(line)
            || (line[^1] is '.' or '!' or '?' or ':'
                ? line.Length >= width && !LineShape.LooksLikeHeading(next, new TextSpan(0, next.Length))
                : line.Length >= width * Full);
    }

    /// <summary>Joins two lines; a word parted at the line's end becomes whole, unless the text also writes it with its hyphen.</summary>
    private void Continue(StringBuilder text, string line, string next)
    {
        var parted = line.Length > 1 && line[^1] is '-' or '\u00ad' or '\u2010' && char.IsLetter(line[^2]) && char.IsLower(next[0]);
        if (!parted)
            text.Append(' ');
        else if (line[^1] == '\u00ad' || !words.Contains($"{LastWord(line)}{FirstWord(next)}"))
            text.Length--;
        text.Append(next);
    }

    private static string LastWord(string line) => Words().Matches(line).LastOrDefault()?.Value.ToLowerInvariant() ?? "";

    private static string FirstWord(string line) => Words().Match(line).Value.ToLowerInvariant();

    [GeneratedRegex(@"\p{L}+(?:[-\u2010]\p{L}+)*[-\u2010]?")]
    private static partial Regex Words();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?:page|p\.|[-–—|])?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—|]?$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^(?:[•·‣◦○●▪■◆*–—-]|\(?\d{1,2}[.)]|\(?[a-z][)])(?:\s|$)")]
    private static partial Regex Marker();

    // Some programs set the bullet apart from its text.
    [GeneratedRegex(@"^[•·‣◦○●▪■◆]$")]
    private static partial Regex BareBullet();
}
