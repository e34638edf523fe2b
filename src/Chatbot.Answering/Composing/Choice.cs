using Chatbot.Answering.Grounding;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Answering.Composing;

/// <summary>Pieces of a passage that are shown together, because one says nothing without the other.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Places">Which of its pieces, in reading order.</param>
/// <param name="At">The piece that was found; the others belong to it.</param>
internal sealed record Choice(QuotablePassage Passage, IReadOnlyList<int> Places, int At)
{
    // Two choices that share more than this part of their terms say the same.
    private const double RepetitionShare = 0.6;
    private const double OwnShare = 0.5;

    private const int Beside = 2;

    /// <summary>The part of its list that stands in the passage before, lead-in first; null when its list begins in its own passage.</summary>
    public Choice? Continues { get; init; }

    private HashSet<string>? _stems;

    /// <summary>The pieces.</summary>
    public IEnumerable<QuotablePiece> Pieces => Places.Select(place => Passage.Pieces[place]);

    /// <summary>The piece that was found.</summary>
    public QuotablePiece Found => Passage.Pieces[At];

    /// <summary>How many words it has.</summary>
    public int Words => Places.Sum(WordsAt) + (Continues?.WordsAt(Continues.Places[0]) ?? 0);

    /// <summary>The lead-in of list items that were chosen without it; null when it is among the pieces or the passage has none.</summary>
    public int? LeadIn
    {
        get
        {
            var first = Places[0];
            if (Continues is not null || Passage.Pieces[first].Kind != UnitKind.ListItem)
                return null;
            while (first > 0 && Passage.Pieces[first].Kind == UnitKind.ListItem)
                first--;
            return Passage.Pieces[first].Kind == UnitKind.LeadIn ? first : null;
        }
    }

    /// <summary>What the piece that was found claims.</summary>
    public Claim Claim => Found.Words.Claim;

    private HashSet<string> Stems => _stems ??= Places.Count == 1 ? Found.Words.Stems : Pieces.SelectMany(piece => piece.Words.Stems).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether both have a piece in common.</summary>
    public bool Overlaps(Choice other) => Passage.N == other.Passage.N && Places.Any(other.Places.Contains);

    /// <summary>Whether it says what another one says already.</summary>
    /// <param name="earlier">The other one.</param>
    /// <param name="asked">The question's own words, which stand in every good answer, so that two share them says nothing.</param>
    public bool Repeats(Choice earlier, IReadOnlySet<string> asked)
    {
        // The items of one list may be much alike.
        if (Continues is { } list && earlier.Passage.N == list.Passage.N)
            return false;
        var (own, shared) = (0, 0);
        foreach (var stem in Stems)
        {
            if (asked.Contains(stem))
                continue;
            own++;
            shared += earlier.Stems.Contains(stem) ? 1 : 0;
        }

        return shared >= OwnShare * own && shared >= RepetitionShare * Math.Min(own, earlier.Stems.Count(stem => !asked.Contains(stem)));
    }

    /// <summary>Whether it uses many of the same words as another one, to whatever end.</summary>
    public bool IsLike(Choice other) => Stems.Count(other.Stems.Contains) >= OwnShare * Math.Min(Stems.Count, other.Stems.Count);

    /// <summary>Whether it stands so near to another one that it explains it.</summary>
    public bool IsBeside(Choice best) => Passage.N == best.Passage.N && Places[0] - best.Places[^1] <= Beside && best.Places[0] - Places[^1] <= Beside;

    /// <summary>What of it is new: without the list items and table rows that were told, and null when nothing is left that says something.</summary>
    public Choice? Untold()
    {
        var left = Places.Where(place => !(Passage.Pieces[place] is { Told: true, Kind: UnitKind.ListItem or UnitKind.TableRow })).ToList();
        var news = left.Where(place => Passage.Pieces[place] is { Told: false, Kind: not (UnitKind.LeadIn or UnitKind.TableHeader) }).ToList();
        if (news.Count == 0)
            return null;
        return left.Count == Places.Count && !Found.Told ? this : Only(left, news.Contains(At) ? At : news[0]);
    }

    /// <summary>So much of it as fits: a list loses its last items, never its lead-in nor the item that was found.</summary>
    /// <param name="mostWords">How many words fit.</param>
    public Choice Within(int mostWords)
    {
        var choice = this;
        while (choice.Words > mostWords && choice.Places.LastOrDefault(place => place != At && !IsLeadIn(place), -1) is >= 0 and var last)
            choice = choice.Only([.. choice.Places.Where(place => place != last)], At);
        return choice;
    }

    /// <summary>The part of a list that follows in another passage; null when the list ends in its own.</summary>
    /// <param name="passage">The other passage.</param>
    public Choice? ContinuedIn(QuotablePassage passage)
    {
        var ends = Places[^1] == Passage.Pieces.Count - 1 && Passage.Pieces[^1].Kind == UnitKind.ListItem && IsLeadIn(Places[0]);
        var items = passage.Pieces.TakeWhile(piece => piece.Kind == UnitKind.ListItem).Count();
        return ends && items > 0 && passage.Start > Passage.Start && (passage.Title, passage.Heading) == (Passage.Title, Passage.Heading)
            ? new Choice(passage, [.. Enumerable.Range(0, items)], 0) { Continues = this }
            : null;
    }

    private Choice Only(IReadOnlyList<int> places, int at) => new(Passage, places, at) { Continues = Continues };

    private int WordsAt(int place) => Passage.Pieces[place].Words.Count;

    private bool IsLeadIn(int place) => Passage.Pieces[place].Kind is UnitKind.LeadIn or UnitKind.TableHeader;
}
