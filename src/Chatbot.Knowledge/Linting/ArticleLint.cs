using System.Text.RegularExpressions;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Linting;

/// <summary>Checks one article by itself.</summary>
/// <param name="paths">Paths of all articles, which links may lead to.</param>
/// <param name="today">What reviews are overdue by.</param>
internal sealed partial class ArticleLint(IReadOnlySet<string> paths, DateOnly today)
{
    /// <summary>Longer sections are cut into three passages or more, so that an answer sees less than half of one; docs/writing-for-the-corpus.md.</summary>
    private const int MaxSectionWords = 300;

    private const string FrontMatterFence = "---";

    /// <summary>Everything to be said about an article, in the order of its lines.</summary>
    public IEnumerable<LintFinding> Check(SourceDocument document)
    {
        var findings = HeadingJumps(document).Concat(LongSections(document)).Concat(ReadingAge.Of(document) is { } hard ? [hard] : []);
        return (IsMarkdown(document.Path) ? FrontMatter(document).Concat(DeadLinks(document)).Concat(findings) : findings).OrderBy(finding => finding.Line);
    }

    /// <summary>A finding at a place in an article. Only in Markdown and plain text are the lines of the text those of the file.</summary>
    public static LintFinding At(SourceDocument document, int offset, string rule, string problem)
    {
        var line = IsMarkdown(document.Path) || document.Path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
            ? document.Text.AsSpan(0, offset).Count('\n') + 1
            : 0;
        return new LintFinding(document.Path, line, rule, problem);
    }

    private static bool IsMarkdown(string path) =>
        path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<LintFinding> FrontMatter(SourceDocument document)
    {
        if (!document.Text.StartsWith(FrontMatterFence, StringComparison.Ordinal))
        {
            yield return new LintFinding(document.Path, 1, "front-matter", "the article has no front matter; add at least id, title and review between two lines of three hyphens.");
            yield break;
        }

        if (document.Review is { IsReviewed: false })
            yield return new LintFinding(document.Path, 0, "review", "no clinician has reviewed the article; every answer from it says so.", IsFault: false);
        if (document.Review.Due is { } due && due < today)
            yield return new LintFinding(document.Path, 0, "review", $"its review was due on {due:yyyy-MM-dd}; have it checked again and set a new date.");
    }

    private IEnumerable<LintFinding> DeadLinks(SourceDocument document)
    {
        foreach (Match link in Link().Matches(document.Text))
        {
            var target = link.Groups[1].Value;
            if (!paths.Contains(Resolve(document.Path, target)))
                yield return At(document, link.Index, "link", $"the link leads to {target}, and there is no such article; correct or remove it.");
        }
    }

    /// <summary>The path that a relative link means, with <c>/</c> and without steps up.</summary>
    private static string Resolve(string from, string target)
    {
        var parts = from.Split('/')[..^1].ToList();
        foreach (var part in Uri.UnescapeDataString(target).Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    private static IEnumerable<LintFinding> HeadingJumps(SourceDocument document)
    {
        var above = 0;
        foreach (var heading in document.Blocks.Where(block => block.Kind == BlockKind.Heading))
        {
            if (above > 0 && heading.Level > above + 1)
            {
                yield return At(
                    document,
                    heading.Span.Start,
                    "heading",
                    $"the heading '{PlainText.Of(heading.Span.In(document.Text))}' has level {heading.Level} below one of level {above}; use level {above + 1}.");
            }

            above = heading.Level;
        }
    }

    private static IEnumerable<LintFinding> LongSections(SourceDocument document)
    {
        foreach (var section in Section.AllOf(document).Where(section => section.HeadingPath.Count > 0))
        {
            var words = section.Blocks.Sum(block => PlainText.Of(block.Span.In(document.Text)).Count(c => c == ' ') + 1);
            if (words > MaxSectionWords)
            {
                yield return At(
                    document,
                    section.Blocks[0].Span.Start,
                    "length",
                    $"the section '{section.HeadingPath[^1]}' has {words} words and should have at most {MaxSectionWords}; part it with headings.");
            }
        }
    }

    // [words](other.md) or [words](other.md#part), not a web address
    [GeneratedRegex(@"\]\((?![a-z][a-z0-9+.-]*:)([^()\s#]+\.(?:md|markdown))(?:#[^()\s]*)?\)", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
