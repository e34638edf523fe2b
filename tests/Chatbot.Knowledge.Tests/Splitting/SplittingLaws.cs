using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Splitting;
using Microsoft.ML.Tokenizers;

namespace Chatbot.Tests.Knowledge.Splitting;

/// <summary>What holds for the passages of every document.</summary>
internal static class SplittingLaws
{
    public static readonly Tokenizer Tokens = PassageTokenizer.Create();

    /// <summary>Splits a document and checks every promise about its passages.</summary>
    public static IReadOnlyList<Passage> Check(SourceDocument document, int budget = 160)
    {
        var passages = new PassageSplitter(Tokens, new SplitterOptions { MaxTokens = budget }).Split(document).ToList();
        var before = default(Passage);
        foreach (var passage in passages)
        {
            Assert.Equal(passage.Span.In(document.Text), passage.Text);
            Assert.Equal(passage.Text.Trim(), passage.Text);
            Assert.NotEqual("", passage.Text);
            Assert.Equal(Tokens.CountTokens(PlainText.Squeeze(passage.Text)), passage.TokenCount);
            Assert.InRange(passage.TokenCount, 0, budget);
            if (before is not null)
                CheckOrder(document, before, passage);
            before = passage;
            CheckUnits(document, passage);
        }

        Assert.Equal(passages.Count, passages.Select(p => p.Id).Distinct().Count());
        CheckCoverage(document, passages);
        return passages;
    }

    // Only the last sentence of the one before may come again, and only where the next points back to it.
    private static void CheckOrder(SourceDocument document, Passage before, Passage passage)
    {
        if (passage.Span.Start >= before.Span.End)
            return;
        Assert.Equal(before.Units[^1], passage.Units[0]);
        Assert.True(before.Units.Count > 1, "a passage is part of the next");
        Assert.Matches("(?i)^[^a-z]*(its?|they|their|th[ie]s|these|that|those|such)\\b", passage.Units[1].Span.In(document.Text));
    }

    private static void CheckUnits(SourceDocument document, Passage passage)
    {
        Assert.Equal(passage.Span.Start, passage.Units[0].Span.Start);
        Assert.Equal(passage.Span.End, passage.Units[^1].Span.End);
        var end = 0;
        foreach (var unit in passage.Units)
        {
            Assert.True(unit.Span.Start >= end, "units overlap or are out of order");
            Assert.False(string.IsNullOrWhiteSpace(unit.Span.In(document.Text)), "a unit without words");
            end = unit.Span.End;
        }

        Assert.All(
            document.Blocks.Where(b => b.Kind == BlockKind.Heading),
            heading => Assert.False(heading.Span.Overlaps(passage.Span), "a passage reaches over a heading"));
    }

    private static void CheckCoverage(SourceDocument document, IReadOnlyList<Passage> passages)
    {
        var covered = new bool[document.Text.Length];
        foreach (var unit in passages.SelectMany(p => p.Units))
            covered.AsSpan(unit.Span.Start, unit.Span.Length).Fill(true);
        foreach (var block in document.Blocks.Where(b => b.Kind != BlockKind.Heading))
        {
            for (var i = block.Span.Start; i < block.Span.End; i++)
                Assert.True(covered[i] || char.IsWhiteSpace(document.Text[i]), $"character {i} of {document.Id} is in no unit");
        }
    }
}
