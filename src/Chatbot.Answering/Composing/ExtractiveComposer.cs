using Chatbot.Answering.Evidence;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text.Words;

namespace Chatbot.Answering.Composing;

/// <summary>Makes an answer of the passages' own sentences and list items: chooses them, keeps together what belongs together, orders them.</summary>
internal static class ExtractiveComposer
{
    private const int MaxWords = 120;
    private const int MaxChosen = 4;
    private const int MaxLeaning = 2;

    // A further sentence must be about as good as the best one, or it only dilutes the answer.
    private const double KeepShare = 0.64;

    // Two sentences that share more than this part of their terms say the same.
    private const double RepetitionShare = 0.6;

    /// <summary>One chosen stretch of consecutive pieces of a passage.</summary>
    private sealed record Choice(PromptEvidence.PromptPassage Passage, int First, int Last, double Relevance)
    {
        public IEnumerable<PromptEvidence.PromptPiece> Pieces => Passage.Pieces.Skip(First).Take(Last - First + 1);

        public int Words => Pieces.Sum(piece => WordReader.Read(piece.Text).Count);

        public bool Overlaps(Choice other) => Passage.N == other.Passage.N && First <= other.Last && other.First <= Last;
    }

    /// <summary>The answer: one piece a line, list items with "- " before them, each with the mark of its passage. Empty when nothing fits.</summary>
    public static string Compose(AnswerPrompt prompt)
    {
        var ranked =
            from passage in prompt.Passages
            from piece in Enumerable.Range(0, passage.Pieces.Count)
            where !IntroducesNothing(passage, piece)
            orderby passage.Pieces[piece].Relevance descending, passage.N, piece
            select Widen(prompt.Kind, passage, piece);

        var chosen = new List<Choice>();
        var words = 0;
        foreach (var choice in ranked.Take(24))
        {
            if (chosen.Count == MaxChosen || (chosen.Count > 0 && choice.Relevance < KeepShare * chosen[0].Relevance))
                break;
            if (chosen.Exists(choice.Overlaps) || chosen.Exists(earlier => Repeats(earlier, choice)))
                continue;
            if (chosen.Count > 0 && words + choice.Words > MaxWords)
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
        choice.Pieces.Select(piece => $"{(piece.Kind == UnitKind.ListItem ? "- " : "")}{piece.Text} [{choice.Passage.N}]");

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
            case UnitKind.Sentence:
                while (first > 0 && at - first < MaxLeaning && pieces[first - 1].Kind == UnitKind.Sentence && Leaning.OnTheOneBefore(pieces[first].Text))
                    first--;
                while (last + 1 < pieces.Count && last - at < MaxLeaning && pieces[last + 1].Kind == UnitKind.Sentence && Leaning.OnTheOneBefore(pieces[last + 1].Text))
                    last++;
                break;
            default:
                break;
        }

        return Shorten(new Choice(passage, first, last, pieces[at].Relevance), at);
    }

    // A list too long for an answer is cut around the item that was found, but keeps its lead-in.
    private static Choice Shorten(Choice choice, int at)
    {
        while (choice.Words > MaxWords && choice.Last > at)
            choice = choice with { Last = choice.Last - 1 };
        while (choice.Words > MaxWords && choice.First < at)
            choice = choice with { First = choice.First + 1 };
        return choice;
    }

    // A lead-in whose list begins in another passage, or that introduces a table.
    private static bool IntroducesNothing(PromptEvidence.PromptPassage passage, int piece) =>
        passage.Pieces[piece].Kind == UnitKind.LeadIn
        && (piece + 1 == passage.Pieces.Count || passage.Pieces[piece + 1].Kind != UnitKind.ListItem);

    private static bool WantsWholeList(QuestionKind kind) =>
        kind is QuestionKind.List or QuestionKind.Symptom or QuestionKind.Treatment or QuestionKind.SeekHelp or QuestionKind.Cause or QuestionKind.Quantity;

    private static bool StandsAlone(string item) => WordReader.Read(item).Count >= 8;

    private static bool Repeats(Choice earlier, Choice later)
    {
        var (a, b) = (Stems(earlier), Stems(later));
        var shared = b.Count(a.Contains);
        return shared >= RepetitionShare * Math.Min(a.Count, b.Count) && shared >= 0.5 * b.Count;
    }

    private static HashSet<string> Stems(Choice choice) =>
        choice.Pieces.SelectMany(piece => TermReader.Stems(piece.Text)).ToHashSet(StringComparer.Ordinal);
}
