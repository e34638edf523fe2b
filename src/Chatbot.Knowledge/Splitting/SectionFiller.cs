using Chatbot.Text;

namespace Chatbot.Knowledge.Splitting;

/// <summary>Fills the pieces of one section into as few runs of units as the budget allows, keeping pieces whole where they fit.</summary>
/// <remarks>
/// Tokens are added up piece by piece. Where that is not exact, a run is counted as a whole before it is given out and shortened where it
/// is over the budget.
/// </remarks>
internal sealed class SectionFiller(string text, TokenCounter tokenCounter, int maxTokens)
{
    private readonly List<Run> runs = [];
    private readonly UnitCutter cutter = new(tokenCounter, maxTokens);
    private List<PassageUnit> current = [];
    private int currentTokens;

    /// <summary>The units of each passage, in reading order.</summary>
    public IReadOnlyList<Run> Fill(IEnumerable<Piece> pieces)
    {
        foreach (var piece in pieces)
            Add(piece);
        Close();
        return runs;
    }

    private void Add(Piece piece)
    {
        var tokens = Count(piece.Span);
        if (current.Count > 0)
        {
            var gap = Count(TextSpan.FromBounds(current[^1].Span.End, piece.Span.Start));
            if (currentTokens + gap + tokens <= maxTokens)
            {
                Append(piece.Units, gap + tokens);
                return;
            }
        }

        if (tokens <= maxTokens)
        {
            Close();
            TakeAlongContext(piece, tokens);
            Append(piece.Units, tokens);
        }
        else if (piece.Parts.Count > 0)
        {
            foreach (var part in piece.Parts)
                Add(part);
        }
        else
        {
            Close();
            foreach (var part in cutter.Cut(text, piece.Units[0]))
                runs.Add(new Run([part], Count(part.Span)));
        }
    }

    // A passage that would open with "They ..." says nothing by itself: the sentence that it points back to comes along where there is room,
    // and is part of both passages.
    private void TakeAlongContext(Piece piece, int tokens)
    {
        if (runs is not [.., { Units: [_, .., { Kind: UnitKind.Sentence } before] }] || !PointingBack.Opens(text, piece.Units[0]))
            return;
        var together = Count(TextSpan.FromBounds(before.Span.Start, piece.Span.End));
        if (together <= maxTokens)
            Append([before], together - tokens);
    }

    private void Append(IReadOnlyList<PassageUnit> units, int tokens)
    {
        current.AddRange(units);
        currentTokens += tokens;
    }

    private void Close()
    {
        while (current.Count > 0)
        {
            var take = current.Count;
            var tokens = tokenCounter.AddsUp ? currentTokens : CountFirst(take);
            while (take > 1 && tokens > maxTokens)
                tokens = CountFirst(--take);
            runs.Add(new Run(current[..take], tokens));
            current = current[take..];
        }

        currentTokens = 0;
    }

    private int CountFirst(int units) => Count(TextSpan.FromBounds(current[0].Span.Start, current[units - 1].Span.End));

    private int Count(TextSpan span) => tokenCounter.Count(text, span);
}

/// <summary>The units of one passage and the tokens of the text from the first to the last.</summary>
internal sealed record Run(IReadOnlyList<PassageUnit> Units, int Tokens);
