using Chatbot.Answering.Evidence;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text.Words;

namespace Chatbot.Answering.Composing;

/// <summary>Makes an answer of the passages' own sentences and list items: chooses them, keeps together what belongs together, orders them.</summary>
internal static class ExtractiveComposer
{
    private const int MaxWords = 120;
    private const int MaxChosen = 6;
    private const int MaxLeaning = 2;

    // A further piece may be e^4 times less likely to answer than the best one; relevance is the logarithm. Less, and it only dilutes the answer.
    private const double KeepWithin = 4;

    // What stands beside the best piece explains it.
    private const double BesideBest = 1;
    private const int Beside = 2;

    // Two pieces that share more than this part of their terms say the same.
    private const double RepetitionShare = 0.6;

    /// <summary>One chosen stretch of consecutive pieces of a passage.</summary>
    private sealed record Choice(PromptEvidence.PromptPassage Passage, int First, int Last, int At)
    {
        public IEnumerable<PromptEvidence.PromptPiece> Pieces => Passage.Pieces.Skip(First).Take(Last - First + 1);

        public double Relevance => Passage.Pieces[At].Relevance;

        public int Words { get; } = Passage.Pieces.Skip(First).Take(Last - First + 1).Sum(piece => WordReader.Read(piece.Text).Count);

        public HashSet<string> Stems { get; } = Passage.Pieces.Skip(First).Take(Last - First + 1).SelectMany(piece => TermReader.Stems(piece.Text)).ToHashSet(StringComparer.Ordinal);

        public bool Overlaps(Choice other) => Passage.N == other.Passage.N && First <= other.Last && other.First <= Last;

        // The question's own words stand in every good answer, so that two share them says nothing.
        public bool Repeats(Choice earlier, HashSet<string> asked)
        {
            var (own, others) = (Stems.Where(stem => !asked.Contains(stem)).ToList(), earlier.Stems.Where(stem => !asked.Contains(stem)).ToHashSet(StringComparer.Ordinal));
            var shared = own.Count(others.Contains);
            return shared >= RepetitionShare * Math.Min(own.Count, others.Count) && shared >= 0.5 * own.Count;
        }

        public bool IsBeside(Choice best) => Passage.N == best.Passage.N && First - best.Last <= Beside && best.First - Last <= Beside;
    }

    /// <summary>The answer: one piece a line, list items with "- " before them, each with the mark of its passage. Empty when nothing fits.</summary>
    public static string Compose(AnswerPrompt prompt)
    {
        var free = (
            from passage in prompt.Passages
            from piece in Enumerable.Range(0, passage.Pieces.Count)
            where !IntroducesNothing(passage, piece)
            orderby passage.Pieces[piece].Relevance descending, passage.N, piece
            select (Passage: passage, Piece: piece)).ToList();
        if (free.Count == 0)
            return "";

        var best = Widen(prompt.Kind, free[0].Passage, free[0].Piece);
        var chosen = new List<Choice> { best };
        var asked = TermReader.Stems(prompt.Question);
        var words = best.Words;
        var others = free.Skip(1)
            .TakeWhile(next => next.Passage.Pieces[next.Piece].Relevance >= best.Relevance - KeepWithin - BesideBest)
            .Select(next => Widen(prompt.Kind, next.Passage, next.Piece))
            .Select(choice => (Choice: choice, Relevance: choice.Relevance + (choice.IsBeside(best) ? BesideBest : 0)))
            .Where(next => next.Relevance >= best.Relevance - KeepWithin)
            .OrderByDescending(next => next.Relevance);
        foreach (var (choice, _) in others)
        {
            if (chosen.Count == MaxChosen)
                break;
            if (words + choice.Words > MaxWords || chosen.Exists(choice.Overlaps) || chosen.Exists(earlier => choice.Repeats(earlier, asked)))
                continue;
            chosen.Add(choice);
            words += choice.Words;
        }

        return string.Join('\n', InReadingOrder(chosen).SelectMany(Lines));
    }

    // The best comes first; what else its passage says follows it, then the others.
    private static IEnumerable<Choice> InReadingOrder(List<Choice> chosen) =>
        chosen.Select((choice, rank) => (choice, rank))
            .GroupBy(ranked => ranked.choice.Passage.N)
            .OrderBy(group => group.Min(ranked => ranked.rank))
            .SelectMany(group => group.OrderBy(ranked => ranked.rank == 0 ? 0 : 1).ThenBy(ranked => ranked.choice.First))
            .Select(ranked => ranked.choice);

    private static IEnumerable<string> Lines(Choice choice) =>
        choice.Pieces.Select(piece => $"{(piece.Kind is UnitKind.ListItem or UnitKind.TableRow ? "- " : "")}{piece.Text} [{choice.Passage.N}]");

    // A list item is nothing without its lead-in, a lead-in nothing without its items, a table row nothing without its header,
    // "These can …" nothing without the sentence before, and what "However, …" takes back must be seen with it.
    private static Choice Widen(QuestionKind kind, PromptEvidence.PromptPassage passage, int at)
    {
        var pieces = passage.Pieces;
        var (first, last) = (at, at);
        switch (pieces[at].Kind)
        {
            case UnitKind.LeadIn:
                while (last + 1 < pieces.Count && pieces[last + 1].Kind is UnitKind.ListItem)
                    last++;
                break;
            case UnitKind.ListItem when WantsWholeList(kind) || !StandsAlone(pieces[at].Text):
                while (first > 0 && pieces[first - 1].Kind == UnitKind.ListItem)
                    first--;
                if (first > 0 && pieces[first - 1].Kind == UnitKind.LeadIn)
                    first--;
                while (last + 1 < pieces.Count && pieces[last + 1].Kind == UnitKind.ListItem)
                    last++;
                break;
            case UnitKind.TableRow when kind == QuestionKind.Comparison:
                while (first > 0 && pieces[first].Kind != UnitKind.TableHeader && pieces[first - 1].Kind is UnitKind.TableRow or UnitKind.TableHeader)
                    first--;
                while (last + 1 < pieces.Count && pieces[last + 1].Kind == UnitKind.TableRow)
                    last++;
                break;
            case UnitKind.Sentence:
                while (first > 0 && at - first < MaxLeaning && pieces[first - 1].Kind == UnitKind.Sentence && Leaning.OnTheOneBefore(pieces[first].Text))
                    first--;
                while (last + 1 < pieces.Count && last - at < MaxLeaning && pieces[last + 1].Kind == UnitKind.Sentence && Leaning.OnTheOneBefore(pieces[last + 1].Text))
                    last++;
                break;
            default:
                break;
        }

        return Shorten(new Choice(passage, first, last, at));
    }

    // A list too long for an answer is cut around the item that was found, but keeps its lead-in.
    private static Choice Shorten(Choice choice)
    {
        while (choice.Words > MaxWords && choice.Last > choice.At)
            choice = new Choice(choice.Passage, choice.First, choice.Last - 1, choice.At);
        while (choice.Words > MaxWords && choice.First < choice.At)
            choice = new Choice(choice.Passage, choice.First + 1, choice.Last, choice.At);
        return choice;
    }

    // A lead-in whose list begins in another passage, or that introduces a table.
    private static bool IntroducesNothing(PromptEvidence.PromptPassage passage, int piece) =>
        passage.Pieces[piece].Kind == UnitKind.TableHeader
        || (passage.Pieces[piece].Kind == UnitKind.LeadIn && (piece + 1 == passage.Pieces.Count || passage.Pieces[piece + 1].Kind != UnitKind.ListItem));

    private static bool WantsWholeList(QuestionKind kind) =>
        kind is not (QuestionKind.Definition or QuestionKind.YesNo or QuestionKind.Duration or QuestionKind.Quantity or QuestionKind.Place or QuestionKind.Comparison);

    private static bool StandsAlone(string item) => WordReader.Read(item).Count >= 8;
}
