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

    /// <summary>The answer: one piece a line, list items with "- " before them, each with the mark of its passage. Empty when nothing fits.</summary>
    public static string Compose(AnswerPrompt prompt) => string.Join('\n', Lines([.. InReadingOrder([.. Choose(prompt.Kind, prompt.Question, prompt.Passages)])]));

    /// <summary>Whether the evidence has more that answers the question than was told.</summary>
    public static bool HasMore(EvidenceSet evidence) => Choose(evidence.Kind, evidence.Question, PromptEvidence.Of(evidence)).Any();

    // The best first. What was told is left out, but it still sets the bar for what answers, and is not said in other words.
    private static IEnumerable<Choice> Choose(QuestionKind kind, string question, IReadOnlyList<PromptEvidence.PromptPassage> passages)
    {
        var found = (
            from passage in passages
            from piece in Enumerable.Range(0, passage.Pieces.Count)
            where !IntroducesNothing(passage, piece, passages)
            orderby passage.Pieces[piece].Relevance descending, passage.N, piece
            select (Passage: passage, Piece: piece)).ToList();
        if (found.Count == 0)
            yield break;

        var best = Widen(kind, found[0].Passage, found[0].Piece, passages);
        var asked = TermReader.Stems(question);
        var told = passages.SelectMany(passage => Enumerable.Range(0, passage.Pieces.Count).Where(place => passage.Pieces[place].Told).Select(place => new Choice(passage, [place], place))).ToList();
        var candidates = found
            .TakeWhile(next => next.Passage.Pieces[next.Piece].Relevance >= best.Found.Relevance - KeepWithin - BesideBest)
            .Select(next => Widen(kind, next.Passage, next.Piece, passages))
            .Select(choice => (Choice: choice, Relevance: choice.Found.Relevance + (choice.IsBeside(best) ? BesideBest : 0)))
            .Where(next => next.Relevance >= best.Found.Relevance - KeepWithin)
            .Concat(passages.OrderBy(passage => passage.Start).Select(best.ContinuedIn).OfType<Choice>().Select(choice => (Choice: choice, Relevance: best.Found.Relevance)))
            .Select(next => (Choice: next.Choice.Untold()?.Within(MaxWords)!, next.Relevance))
            .Where(next => next.Choice is not null && !LeadIns.Is(next.Choice.Pieces.Last()))
            .OrderByDescending(next => next.Choice.Overlaps(best) ? 2 : next.Choice.Continues is null ? 0 : 1)
            .ThenByDescending(next => next.Relevance);
        var chosen = new List<Choice>();
        var words = 0;
        foreach (var (choice, _) in candidates)
        {
            var fits = chosen.Count < MaxChosen && words + choice.Words <= MaxWords && !chosen.Exists(earlier => choice.Repeats(earlier, asked)) && !told.Exists(earlier => choice.Repeats(earlier, asked));
            if (chosen.Exists(choice.Overlaps) || (!fits && !chosen.Exists(earlier => Disagree(kind, earlier, choice))))
                continue;
            chosen.Add(choice);
            words += choice.Words;
            yield return choice;
        }
    }

    // Of two sources that differ neither is left out, though they use the same words and the answer is full.
    private static bool Disagree(QuestionKind kind, Choice one, Choice other) =>
        one.Found.Kind == UnitKind.Sentence && other.Found.Kind == UnitKind.Sentence && one.Passage.Title != other.Passage.Title && other.IsLike(one) && Disagreement.IsBetween(kind, one.Claim, other.Claim);

    // The best comes first; what else its passage says follows it, then the others.
    private static IEnumerable<Choice> InReadingOrder(List<Choice> chosen) =>
        chosen.Select((choice, rank) => (choice, rank))
            .GroupBy(ranked => ranked.choice.Passage.N)
            .OrderBy(group => group.Min(ranked => ranked.rank))
            .SelectMany(group => group.OrderBy(ranked => ranked.rank == 0 || ranked.choice.Continues is not null ? 0 : 1).ThenBy(ranked => ranked.choice.Places[0]))
            .Select(ranked => ranked.choice);

    // A list that goes on has its lead-in before it, unless the list itself is there, and so have items that were chosen without their list.
    private static IEnumerable<string> Lines(List<Choice> chosen)
    {
        for (var at = 0; at < chosen.Count; at++)
        {
            var (choice, before) = (chosen[at], at == 0 ? null : chosen[at - 1]);
            if (choice.Continues is { } list && !(before is not null && (before.Overlaps(list) || before.Continues == list)))
                yield return Line(list.Passage, list.Places[0]);
            if (choice.LeadIn is { } leadIn && !(before?.Passage.N == choice.Passage.N && (before.LeadIn == leadIn || before.Places.Contains(leadIn))))
                yield return Line(choice.Passage, leadIn);
            foreach (var place in choice.Places)
                yield return Line(choice.Passage, place);
        }
    }

    private static string Line(PromptEvidence.PromptPassage passage, int place) =>
        $"{(passage.Pieces[place].Kind is UnitKind.ListItem or UnitKind.TableRow ? "- " : "")}{passage.Pieces[place].Text} [{passage.N}]";

    // A list item is nothing without its lead-in, a lead-in nothing without its items, a table row nothing without its header,
    // "These can …" nothing without the sentence before, and what "However, …" takes back must be seen with it.
    private static Choice Widen(QuestionKind kind, PromptEvidence.PromptPassage passage, int at, IReadOnlyList<PromptEvidence.PromptPassage> passages)
    {
        if (at == passage.Pieces.Count - 1 && LeadIns.Introduced(passage, passages) is { } elsewhere)
            return elsewhere;
        var pieces = passage.Pieces;
        var (first, last) = (at, at);
        switch (pieces[at].Kind)
        {
            case UnitKind.LeadIn:
                last = LeadIns.LastIntroduced(pieces, at);
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
                last = LeadIns.Is(pieces[last]) ? Closed(pieces, at, last) : last;
                break;
            default:
                break;
        }

        return new Choice(passage, [.. Enumerable.Range(first, last - first + 1)], at);
    }

    // With what the last sentence introduces, or else without that sentence.
    private static int Closed(IReadOnlyList<PromptEvidence.PromptPiece> pieces, int at, int leadIn) =>
        LeadIns.LastIntroduced(pieces, leadIn) is var last && last > leadIn ? last : Math.Max(at, leadIn - 1);

    // A lead-in whose list is not among the evidence, or that introduces a table.
    private static bool IntroducesNothing(PromptEvidence.PromptPassage passage, int piece, IReadOnlyList<PromptEvidence.PromptPassage> passages) =>
        passage.Pieces[piece].Kind == UnitKind.TableHeader
        || (LeadIns.Is(passage.Pieces[piece]) && LeadIns.LastIntroduced(passage.Pieces, piece) == piece
            && (piece + 1 < passage.Pieces.Count || LeadIns.Introduced(passage, passages) is null));

    private static bool WantsWholeList(QuestionKind kind) =>
        kind is not (QuestionKind.Definition or QuestionKind.YesNo or QuestionKind.Duration or QuestionKind.Quantity or QuestionKind.Place or QuestionKind.Comparison);

    private static bool StandsAlone(string item) => WordReader.Count(item) >= 8;
}
