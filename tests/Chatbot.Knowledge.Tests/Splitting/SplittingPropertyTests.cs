using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Documents.Layout;
using Chatbot.Knowledge.Splitting;
using Chatbot.Tests.Knowledge.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Chatbot.Tests.Knowledge.Splitting;

public sealed class SplittingPropertyTests : IDisposable
{
    private static readonly string[] Lines =
    [
        "# Knees", "## Causes", "### Overuse and age", "Is it serious?", "Causes", "Symptoms may include", "Other causes are:", "",
        "", "- a fall", "  - from a ladder", "1. rest", "2. ice", "• Diet: Eat well. Eat often.", "• Sleep:", "    Eight hours are enough.",
        "Knees bend. They also turn a little, e.g. in a stride; and they lock when they are straight, which saves strength.",
        "| a | b |", "|---|---|", "| 1 | 2 |", "> quoted words", "**bold** and [link](x.md).", "Word", "supercalifragilisticexpialidocious ünïcödé 膝の痛み。強い",
        "Joint Kind Load", "[ 3 ], [ 4 ]", "\u00a0 A \u00a0 B \u00a0 C", "https://example.org/" + new string('a', 150), "---", "```", "</b> & <i>",
    ];

    private static readonly Arbitrary<string> Texts =
        Gen.ArrayOf(Gen.Elements(Lines)).Where(l => l.Any(x => x.Length > 0)).Select(l => string.Join('\n', l)).ToArbitrary();

    private readonly ArticleFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.md", 8)]
    [InlineData("a.md", 160)]
    [InlineData("a.txt", 8)]
    [InlineData("a.txt", 40)]
    public void Whatever_the_text_passages_keep_their_promises(string name, int budget) =>
        Prop.ForAll(Texts, text =>
        {
            if (TryRead(name, text) is { } document)
                SplittingLaws.Check(document, budget);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_line_of_a_text_without_markup_is_in_a_block() =>
        Prop.ForAll(Texts, text =>
        {
            var lines = TextLine.AllOf(text);
            var blocks = LayoutParser.Parse(text, lines, titled: true);
            Assert.All(lines, line => Assert.Contains(blocks, block => block.Span.Contains(line.Content)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_edit_in_another_section_leaves_every_id_as_it_was() =>
        Prop.ForAll(Texts, Texts, (first, second) =>
        {
            // the two halves are made independent of each other by a heading of their own each
            string Text(string edit) => $"# T\n\n## First part\n\n{Closed(first)}{edit}\n\n## Second part\n\n{Closed(second)}";
            var before = SplittingLaws.Check(TryRead("a.md", Text(""))!);
            var after = SplittingLaws.Check(TryRead("a.md", Text("\n\nOne more sentence."))!);
            Assert.Equal(IdsAfter(before), IdsAfter(after));
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<string> IdsAfter(IEnumerable<Passage> passages) =>
        passages.SkipWhile(p => p.HeadingPath is not ["Second part", ..]).Select(p => p.Id);

    /// <summary>Without what would make the heading after it something else: a fence left open, raw tags, the same heading again.</summary>
    private static string Closed(string text) =>
        string.Join('\n', text.Split('\n').Where(l => l is not ("```" or "---" or "</b> & <i>") && !l.StartsWith('#')));

    private SourceDocument? TryRead(string name, string text)
    {
        try
        {
            IDocumentReader reader = name.EndsWith(".md", StringComparison.Ordinal) ? new MarkdownReader() : new PlainTextReader();
            return folder.ReadAsync(reader, name, text).GetAwaiter().GetResult();
        }
        catch (DocumentFormatException)
        {
            return null; // random lines may be no article at all; that is told, and tested elsewhere
        }
    }
}
