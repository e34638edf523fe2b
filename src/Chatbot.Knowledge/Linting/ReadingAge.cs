using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text.Sentences;

namespace Chatbot.Knowledge.Linting;

/// <summary>How old one has to be to read an article with ease.</summary>
internal static class ReadingAge
{
    // The formula says little about fewer words.
    private const int LeastWords = 40;

    // Children of the first American grade are six, and turn seven in it.
    private const int AgeOverGrade = 6;

    /// <summary>A remark on an English article that is harder to read than docs/writing-for-the-corpus.md wants, at its hardest section; null when it is not.</summary>
    public static LintFinding? Of(SourceDocument document)
    {
        if (!document.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            return null;
        var sections = Section.AllOf(document).Select(section => (Section: section, Text: TextOf(section, document))).Where(section => section.Text.Length > 0).ToList();
        var all = string.Join('\n', sections.Select(section => section.Text));
        if (WordsOf(all) < LeastWords || ReadingGrade.Of(all) <= ReadingGrade.SixthGrade)
            return null;
        var (hardest, _) = sections.Where(section => WordsOf(section.Text) >= LeastWords).DefaultIfEmpty(sections[0]).MaxBy(section => ReadingGrade.Of(section.Text));
        var where = hardest.HeadingPath.Count == 0 ? "its beginning" : $"the section '{hardest.HeadingPath[^1]}'";
        return ArticleLint.At(
            document,
            hardest.Blocks[0].Span.Start,
            "reading-age",
            $"the article reads with ease from the age of {AgeOf(ReadingGrade.Of(all))}, and should from 12; write shorter sentences and words, in {where} first.") with { IsFault = false };
    }

    private static int AgeOf(double grade) => (int)Math.Round(grade) + AgeOverGrade;

    private static int WordsOf(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;

    // An item of a list stops where its line does, and a table has no sentences.
    private static string TextOf(Section section, SourceDocument document) => string.Join('\n', section.Blocks
        .Where(block => block.Kind is BlockKind.Paragraph or BlockKind.ListItem)
        .Select(block => PlainText.Of(block.Span.In(document.Text)).Trim())
        .Select(text => text is [.., '.' or ':' or ';' or '?' or '!'] ? text : text + "."));
}
