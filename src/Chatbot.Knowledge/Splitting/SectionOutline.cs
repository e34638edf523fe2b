using Chatbot.Knowledge.Documents;
using Chatbot.Text;
using Chatbot.Text.Sentences;

namespace Chatbot.Knowledge.Splitting;

/// <summary>Turns the blocks under one heading into pieces: paragraphs, lists with their lead-in, tables.</summary>
internal static class SectionOutline
{
    /// <summary>The pieces of a section in reading order.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="blocks">The section's blocks, no heading among them.</param>
    public static IReadOnlyList<Piece> Of(string text, IReadOnlyList<Block> blocks)
    {
        var pieces = new List<Piece>();
        for (var i = 0; i < blocks.Count;)
        {
            var end = EndOfGroup(blocks, i);
            var parts = PartsOf(text, [], blocks, i, end);
            if (blocks[i].Group == 0 && end < blocks.Count && blocks[end].Group != 0 && LeadInOf(text, blocks[i]) is { Count: > 0 } leadIn)
            {
                var listEnd = EndOfGroup(blocks, end);
                parts = PartsOf(text, leadIn, blocks, end, listEnd);
                end = listEnd;
            }

            if (parts.Count > 0)
                pieces.Add(Piece.Of(parts));
            i = end;
        }

        return pieces;
    }

    private static int EndOfGroup(IReadOnlyList<Block> blocks, int start)
    {
        var end = start + 1;
        while (blocks[start].Group != 0 && end < blocks.Count && blocks[end].Group == blocks[start].Group)
            end++;
        return end;
    }

    /// <summary>The items of a list or rows of a table. What introduces them never parts from the first, if both fit together.</summary>
    private static List<Piece> PartsOf(string text, List<PassageUnit> before, IReadOnlyList<Block> blocks, int start, int end)
    {
        var parts = before.Select(Piece.Of).ToList();
        var introduced = before.Count == 0;
        for (var i = start; i < end; i++)
        {
            var part = PartOf(text, blocks[i]);
            if (part is null)
                continue;
            if (!introduced || parts is [.., { Units: [.., { Kind: UnitKind.TableHeader }] }])
            {
                parts[^1] = Piece.Of([parts[^1], part]);
                introduced = true;
            }
            else
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private static Piece? PartOf(string text, Block block)
    {
        var units = block.Kind switch
        {
            BlockKind.TableRow => Whole(block.Level == 0 ? UnitKind.TableHeader : UnitKind.TableRow, text, block.Span),
            BlockKind.ListItem => Item(text, block.Span),
            _ => Sentences(text, block.Span),
        };
        return units.Count == 0 ? null : Piece.Of([.. units.Select(Piece.Of)]);
    }

    /// <summary>The sentences of a paragraph, the last marked as lead-in, if it announces what follows; else none.</summary>
    private static List<PassageUnit> LeadInOf(string text, Block paragraph)
    {
        var units = Sentences(text, paragraph.Span);
        if (units.Count == 0 || !Announces(text.AsSpan(units[^1].Span.Start, units[^1].Span.Length)))
            return [];
        units[^1] = units[^1] with { Kind = UnitKind.LeadIn };
        return units;
    }

    private static bool Announces(ReadOnlySpan<char> sentence) =>
        sentence.TrimEnd("*_\"”’ ") is [.., ':'] or [.., not ('.' or '!' or '?' or ';')]
        || sentence.Contains("following", StringComparison.OrdinalIgnoreCase);

    /// <summary>An item's first sentence, its label included, is the item; what follows in it are sentences that can be quoted alone.</summary>
    private static List<PassageUnit> Item(string text, TextSpan span)
    {
        var sentences = Sentences(text, span);
        if (sentences is [var label, var first, ..] && text[label.Span.End - 1] is ':')
        {
            sentences.RemoveAt(1);
            sentences[0] = label with { Span = TextSpan.FromBounds(label.Span.Start, first.Span.End) };
        }

        if (sentences.Count > 0)
            sentences[0] = sentences[0] with { Kind = UnitKind.ListItem };
        return sentences;
    }

    private static List<PassageUnit> Sentences(string text, TextSpan span) =>
        [.. SentenceSplitter.Split(text, span).Select(s => new PassageUnit(UnitKind.Sentence, s))];

    private static List<PassageUnit> Whole(UnitKind kind, string text, TextSpan span) =>
        string.IsNullOrWhiteSpace(span.In(text)) ? [] : [new PassageUnit(kind, span)];
}
