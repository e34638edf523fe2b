using System.Text.RegularExpressions;
using Chatbot.Text;

namespace Chatbot.Knowledge.Documents.Layout;

/// <summary>Tells lines about a website from lines of the article on it.</summary>
/// <remarks>The rules are general habits of publishing, each written so that a sentence about health does not meet it.</remarks>
internal static partial class Boilerplate
{
    /// <summary>Longest run of short lines that one advertisement line takes along.</summary>
    private const int MaxAdvertisementLines = 6;

    /// <summary>Longest line within an advertisement, in characters.</summary>
    private const int MaxAdvertisementLine = 160;

    /// <summary>Leaves the article's own lines. A line after something dropped counts as standing after an empty line.</summary>
    public static IReadOnlyList<TextLine> Without(string text, IReadOnlyList<TextLine> lines)
    {
        var kept = new List<TextLine>(lines.Count);
        var gap = false;
        for (var i = 0; i < lines.Count;)
        {
            var end = EndOfRun(lines, i);
            var advertisement = IsAdvertisement(text, lines, i, end);
            for (; i < end; i++)
            {
                if (advertisement || IsBoilerplate(lines[i].Span.In(text), lines[i].Span, text))
                {
                    gap = true;
                }
                else
                {
                    kept.Add(gap ? lines[i] with { BlankBefore = true } : lines[i]);
                    gap = false;
                }
            }
        }

        return kept;
    }

    /// <summary>Whether one line by itself is about the site and not about the subject.</summary>
    public static bool IsBoilerplate(string line) =>
        ReferenceMarkers().IsMatch(line)
        || EditorialNotice().IsMatch(line)
        || ReviewLine().IsMatch(line)
        || Subscription().IsMatch(line)
        || Feedback().IsMatch(line)
        || Navigation().IsMatch(line)
        || Legal().IsMatch(line)
        || AppStore().IsMatch(line);

    private static bool IsBoilerplate(string line, TextSpan span, string text) => IsBoilerplate(line) || IsMenu(text, span);

    private static bool IsAdvertisement(string text, IReadOnlyList<TextLine> lines, int start, int end)
    {
        if (end - start > MaxAdvertisementLines)
            return false;
        var run = lines.Skip(start).Take(end - start).ToList();
        return run.All(l => l.Span.Length <= MaxAdvertisementLine) && run.Any(l => AppStore().IsMatch(l.Span.In(text)));
    }

    private static int EndOfRun(IReadOnlyList<TextLine> lines, int start)
    {
        var end = start + 1;
        while (end < lines.Count && !lines[end].BlankBefore)
            end++;
        return end;
    }

    /// <summary>Link words in a row, held apart by the spaces that were between the links.</summary>
    private static bool IsMenu(string text, TextSpan line)
    {
        var words = MenuGap().Split(line.In(text));
        return words.Length >= 3 && words.All(w => w.Length <= 25 && w.Count(c => c == ' ') <= 2 && char.IsUpper(w[0]) && char.IsLetter(w[^1]));
    }

    // "[3]" or "[ 3 ], [ 4 ]" alone on a line
    [GeneratedRegex(@"^(?:\[\s*\d+(?:\s*[-–,]\s*\d+)*\s*\][\s,;]*)+$")]
    private static partial Regex ReferenceMarkers();

    // how the site checks its content, links its references or wants errors told
    [GeneratedRegex(@"\bcontent is (?:medically |clinically )?(?:reviewed|fact[- ]checked)|\b(?:strict )?sourcing guidelines\b|\b(?:any of )?our (?:content|articles?) (?:is|are) (?:inaccurate|wrong)|\bpress (?:ctrl|cmd)\b|\bthis (?:website|site|page) uses cookies\b|\b(?:accept|manage) (?:all )?cookies\b|\bcookie (?:policy|settings|preferences)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex EditorialNotice();

    // who reviewed it and when: a line of its own, with a colon or an opening such as "last updated"
    [GeneratedRegex(@"^(?:(?:medical|clinical) (?:expert|editor|reviewer|author)s?(?: (?:of|for) (?:the|this) (?:article|page))?|(?:(?:medically|clinically|last|article|page|content|fact)[ -])*(?:reviewed|updated|published|edited|written|modified|checked)(?: on| by)?\s*:.{0,80}|(?:(?:medically|clinically|last|article|page) )+(?:reviewed|updated|edited|modified)\b.{0,60})$",
        RegexOptions.IgnoreCase)]
    private static partial Regex ReviewLine();

    // newsletters and thanks for subscribing
    [GeneratedRegex(@"\bsuccessfully subscribed\b|\b(?:sign up|subscribe) (?:to|for) (?:our|the|a|weekly|monthly)\b|^subscribe\b|\bour newsletter\b|^(?:daily|weekly|monthly) (?:updates|news|tips|newsletter)\b|\bunsubscribe\b|^enter your e-?mail\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Subscription();

    // asking for feedback, sharing, rating
    [GeneratedRegex(@"^if you have any (?:feedback|comments|questions about this (?:page|article|site))\b.*|^was this (?:article|page|information) helpful\b.*|^(?:share|tweet|pin|print|email|like)(?: (?:this|on|to|via|with)\b.{0,40})?$|^follow us\b.*|^(?:leave a (?:comment|reply)|rate this article)\b.*",
        RegexOptions.IgnoreCase)]
    private static partial Regex Feedback();

    // words of links around an article
    [GeneratedRegex(@"^(?:see|read|learn|show|view|load) (?:more|all|also)(?: \S+)?$|^(?:home|menu|search|back to top|skip to (?:main )?content|related (?:articles|posts|topics|content|pages)|you (?:may|might) also like\b.{0,20}|next|previous|next article|previous article|table of contents|advertisement|sponsored|log ?in|sign in|contact us|about us|privacy policy|terms (?:of use|and conditions|of service)|sitemap)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Navigation();

    // copyright lines
    [GeneratedRegex(@"^(?:©|\(c\) |copyright\b).{0,120}$|\ball rights reserved\b", RegexOptions.IgnoreCase)]
    private static partial Regex Legal();

    // a product to install
    [GeneratedRegex(@"\b(?:app store|google play)\b|\bavailable (?:for|on) (?:ios|android|iphone)\b|\bdownload (?:the|our) app\b", RegexOptions.IgnoreCase)]
    private static partial Regex AppStore();

    [GeneratedRegex(@"\s*\u00a0\s*|\s[»›]\s")]
    private static partial Regex MenuGap();
}
