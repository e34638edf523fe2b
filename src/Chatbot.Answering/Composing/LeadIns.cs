using Chatbot.Knowledge.Splitting;

namespace Chatbot.Answering.Composing;

/// <summary>Tells the pieces that only announce what follows, and finds what that is.</summary>
internal static class LeadIns
{
    // White space and the mark of a list item stand between two passages of a section, no words.
    private const int WidestGap = 12;

    /// <summary>Whether a piece says nothing without what follows it: a lead-in, or a sentence that breaks off as "These include" does.</summary>
    public static bool Is(QuotablePiece piece) =>
        piece.Kind == UnitKind.LeadIn || (piece.Kind == UnitKind.Sentence && piece.Words.BreaksOff);

    /// <summary>The last of what a lead-in announces in its own passage; the lead-in's own place when that is elsewhere.</summary>
    /// <param name="pieces">Of the passage.</param>
    /// <param name="leadIn">Place of the lead-in.</param>
    public static int LastIntroduced(IReadOnlyList<QuotablePiece> pieces, int leadIn)
    {
        var last = leadIn;
        while (last + 1 < pieces.Count && pieces[last + 1].Kind == UnitKind.ListItem)
            last++;
        // A list that lost its marks has become sentences: the first says what was announced.
        return last == leadIn && pieces[leadIn].Kind == UnitKind.Sentence && last + 1 < pieces.Count && pieces[last + 1].Kind == UnitKind.Sentence && !Is(pieces[last + 1]) ? last + 1 : last;
    }

    /// <summary>The items that a passage's last piece introduces, at the beginning of the next passage of its section; null when it introduces none.</summary>
    public static Choice? Introduced(QuotablePassage passage, IEnumerable<QuotablePassage> passages)
    {
        if (!Is(passage.Pieces[^1]))
            return null;
        foreach (var next in passages)
        {
            var items = next.Pieces.TakeWhile(piece => piece.Kind == UnitKind.ListItem).Count();
            if (items > 0 && Follows(passage, next))
                return new Choice(next, [.. Enumerable.Range(0, items)], 0) { Continues = new Choice(passage, [passage.Pieces.Count - 1], passage.Pieces.Count - 1) };
        }

        return null;
    }

    private static bool Follows(QuotablePassage one, QuotablePassage next) =>
        (one.Title, one.Heading) == (next.Title, next.Heading) && next.Start >= one.End && next.Start - one.End <= WidestGap;
}
