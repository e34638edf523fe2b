using Chatbot.Text;

namespace Chatbot.Knowledge.Documents.Layout;

/// <summary>Joins the lines of paragraphs that were broken at a fixed width.</summary>
internal static class WrappedLines
{
    /// <summary>Widest line of a text that counts as broken by hand or by an editor, in characters.</summary>
    private const int MaxWidth = 100;

    /// <summary>Narrowest such text; below it short lines are short for other reasons.</summary>
    private const int MinWidth = 50;

    /// <summary>Share of the widest line that a line must fill to have been broken because the next word no longer fitted.</summary>
    private const double Full = 0.7;

    /// <summary>The lines with those of one paragraph or list item joined; unchanged when the text is not broken at a fixed width.</summary>
    public static IReadOnlyList<TextLine> Join(string text, IReadOnlyList<TextLine> lines)
    {
        var width = lines.Count == 0 ? 0 : lines.Max(Width);
        var fullWidth = width * Full;
        if (width is < MinWidth or > MaxWidth || !lines.Zip(lines.Skip(1)).Any(p => Width(p.First) >= fullWidth && GoesOn(text, p.Second)))
            return lines;

        var joined = new List<TextLine>(lines.Count);
        var previousWidth = 0;
        foreach (var line in lines)
        {
            if (previousWidth >= fullWidth && !line.BlankBefore && !line.IsItem)
                joined[^1] = joined[^1] with { Span = TextSpan.FromBounds(joined[^1].Span.Start, line.Span.End) };
            else
                joined.Add(line);
            previousWidth = Width(line);
        }

        return joined;
    }

    private static int Width(TextLine line) => line.Indent + line.Span.Length;

    /// <summary>A line that goes on in the middle of a sentence.</summary>
    private static bool GoesOn(string text, TextLine line) =>
        !line.BlankBefore && !line.IsItem && char.IsLower(text[line.Span.Start]);
}
