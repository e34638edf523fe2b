using System.Runtime.InteropServices;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>
/// Joins found passages where one continues the other: neighbours in one document, with nothing but headings between them. They read
/// better as one, and the room that they leave goes to others. Another document comes before the next place of the same, where both are as good.
/// </summary>
/// <param name="readings">Of the generation.</param>
internal sealed class Continuations(Readings readings)
{
    // Three or four passages: more is no passage but a chapter, and says less about where the answer stands.
    private const int MostTokens = 560;

    // Text under the same headings was parted for its length alone, and the parts of a section are what it is about. A neighbour under another
    // heading belongs to the answer only when it is good itself; what is found far down is there because something has to be.
    private const int BestUnderOtherHeadings = 20;

    // So much a passage loses for each place before it that is of the same document, or even of the same section: the reader is there already.
    // Weighed against the reranker's scores, see rerank-weights.json.
    private const float DocumentPenalty = 0.1f;
    private const float SectionPenalty = 1f;

    /// <summary>The passages in the order of their best part, which gives each its id, its headings and, less what a repeat costs, its score.</summary>
    /// <param name="ranked">Best first.</param>
    /// <param name="limit">How many are wanted.</param>
    public IReadOnlyList<ScoredPassage> Join(IReadOnlyList<ScoredPassage> ranked, int limit)
    {
        var joined = new List<ScoredPassage>(limit);
        var shown = new Dictionary<string, int>(StringComparer.Ordinal);
        var free = ranked.Select((scored, rank) => (scored.Passage, scored.Score, Rank: rank)).ToList();
        while (free.Count > 0 && joined.Count < limit)
        {
            var best = free.MaxBy(found => ScoreOf(found.Passage, found.Score));
            free.Remove(best);
            var whole = best.Passage;
            while (NeighbourOf(whole) is >= 0 and var neighbour)
            {
                whole = Join(whole, free[neighbour].Passage);
                free.RemoveAt(neighbour);
            }

            joined.Add(new ScoredPassage(whole, ScoreOf(best.Passage, best.Score)));
            CollectionsMarshal.GetValueRefOrAddDefault(shown, whole.DocumentId, out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(shown, SectionOf(whole), out _)++;
        }

        return joined;

        // What stands under the same headings comes first, since the room is limited.
        int NeighbourOf(Passage whole) =>
            free.FindIndex(other => IsWithin(whole.HeadingPath, other.Passage.HeadingPath) && Continue(whole, other.Passage)) is >= 0 and var own ? own
            : free.FindIndex(other => other.Rank < BestUnderOtherHeadings && Continue(whole, other.Passage));

        float ScoreOf(Passage passage, float score) => score
            - (DocumentPenalty * shown.GetValueOrDefault(passage.DocumentId))
            - (SectionPenalty * (shown.ContainsKey(passage.DocumentId) ? shown.GetValueOrDefault(SectionOf(passage)) : 0));
    }

    private static string SectionOf(Passage passage) => $"{passage.DocumentId}\n{string.Join('\n', passage.HeadingPath)}";

    private bool Continue(Passage one, Passage other)
    {
        if (one.DocumentId != other.DocumentId || one.TokenCount + other.TokenCount > MostTokens)
            return false;

        var (first, second) = InOrder(one, other);
        var gap = TextSpan.FromBounds(first.Span.End, Math.Max(first.Span.End, second.Span.Start));
        var document = readings.Document(one.DocumentId);
        return !document.Blocks.Any(block => block.Kind != BlockKind.Heading && HasWords(document.Text, block.Span, gap));
    }

    /// <summary>Whether a passage stands in a section or in one of the section's own parts. Text before the first heading is no section.</summary>
    private static bool IsWithin(IReadOnlyList<string> section, IReadOnlyList<string> headings) =>
        section.Count == 0 ? headings.Count == 0 : headings.Take(section.Count).SequenceEqual(section, StringComparer.Ordinal);

    private static bool HasWords(string text, TextSpan block, TextSpan gap)
    {
        var (start, end) = (Math.Max(block.Start, gap.Start), Math.Min(block.End, gap.End));
        return start < end && !text.AsSpan(start, end - start).IsWhiteSpace();
    }

    private Passage Join(Passage best, Passage neighbour)
    {
        var (first, second) = InOrder(best, neighbour);
        var span = TextSpan.FromBounds(first.Span.Start, second.Span.End);
        return best with
        {
            Span = span,
            Text = span.In(readings.Document(best.DocumentId).Text),
            TokenCount = first.TokenCount + second.TokenCount,
            // The second may begin with the sentence that the first ends with.
            Units = [.. first.Units, .. second.Units.SkipWhile(unit => unit.Span.Start < first.Span.End)],
        };
    }

    private static (Passage First, Passage Second) InOrder(Passage one, Passage other) =>
        one.Span.Start <= other.Span.Start ? (one, other) : (other, one);
}
