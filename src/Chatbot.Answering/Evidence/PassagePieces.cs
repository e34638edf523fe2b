using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text.Words;

namespace Chatbot.Answering.Evidence;

/// <summary>A piece of a passage as far as no question matters to it.</summary>
/// <param name="Unit">Where it stands.</param>
/// <param name="Text">What a reader sees of it.</param>
/// <param name="Words">Its words.</param>
/// <param name="Terms">The stem of each word; null for words that carry no subject.</param>
/// <param name="Own">What it speaks of; with the sentence before, when it leans on that.</param>
/// <param name="Around">The same with its lead-in or the sentence before, headings and title.</param>
/// <param name="Vector">For comparing it with a question, of unit length.</param>
/// <param name="Forms">How far it has the form of each kind of answer.</param>
/// <param name="Announces">Which kinds of answer it announces; of a lead-in or a table's header only.</param>
/// <param name="Above">Index of its lead-in or the table's header; -1 when it stands below none.</param>
/// <param name="Points">Whether it only points to another article.</param>
internal sealed record PassagePiece(
    PassageUnit Unit,
    string Text,
    IReadOnlyList<WordSpan> Words,
    IReadOnlyList<string?> Terms,
    IReadOnlySet<string> Own,
    IReadOnlySet<string> Around,
    float[] Vector,
    float[] Forms,
    bool[] Announces,
    int Above,
    bool Points);

/// <summary>What the pieces of a passage say, read once for all questions. Immutable.</summary>
/// <param name="Heading">The nearest heading; empty when there is none.</param>
/// <param name="HeadingStems">What it speaks of.</param>
/// <param name="HeadingAnnounces">Which kinds of answer it announces.</param>
/// <param name="Title">What the title speaks of.</param>
/// <param name="Stems">All that the passage speaks of, with headings and title.</param>
/// <param name="Pieces">In reading order.</param>
internal sealed partial record PassagePieces(
    string Heading,
    IReadOnlySet<string> HeadingStems,
    bool[] HeadingAnnounces,
    IReadOnlySet<string> Title,
    IReadOnlySet<string> Stems,
    IReadOnlyList<PassagePiece> Pieces)
{
    // Some twenty kilobytes each, so at most 40 MB; none longer than the index keeps its passage.
    private const int MostKept = 2000;

    private static readonly ConditionalWeakTable<Passage, PassagePieces> Known = [];
    private static int _kept;

    private static readonly QuestionKind[] Kinds = Enum.GetValues<QuestionKind>();

    /// <summary>The pieces of a passage.</summary>
    public static PassagePieces Of(Passage passage)
    {
        if (Known.TryGetValue(passage, out var known))
            return known;
        // Questions gather around few passages; when after all the room is full, a fresh start is as good as any order.
        if (Interlocked.Increment(ref _kept) > MostKept)
        {
            Known.Clear();
            Interlocked.Exchange(ref _kept, 1);
        }

        return Known.GetValue(passage, Read);
    }

    private static PassagePieces Read(Passage passage)
    {
        var heading = passage.HeadingPath.Count > 0 ? passage.HeadingPath[^1] : "";
        var place = TermReader.Stems($"{passage.Title} {string.Join(' ', passage.HeadingPath)}");
        var whole = new HashSet<string>(place, StringComparer.Ordinal);
        var pieces = new PassagePiece[passage.Units.Count];
        var before = new HashSet<string>(StringComparer.Ordinal);
        var leadIn = before;
        var above = -1;
        for (var at = 0; at < pieces.Length; at++)
        {
            var unit = passage.Units[at];
            var raw = passage.Text.AsSpan(unit.Span.Start - passage.Span.Start, unit.Span.Length);
            var text = PlainText.Of(raw);
            var words = WordReader.Read(text);
            var terms = words.ConvertAll(word => TermReader.StemOf(word.Form));
            var own = terms.OfType<string>().ToHashSet(StringComparer.Ordinal);
            if (unit.Kind == UnitKind.Sentence && Leaning.OnTheOneBefore(text))
                own.UnionWith(before);
            var isBelow = unit.Kind is UnitKind.ListItem or UnitKind.TableRow;
            if (!isBelow)
                above = -1;
            var around = new HashSet<string>(place, StringComparer.Ordinal);
            around.UnionWith(own);
            around.UnionWith(isBelow ? leadIn : before);
            var introduces = unit.Kind is UnitKind.LeadIn or UnitKind.TableHeader;
            pieces[at] = new PassagePiece(
                unit,
                text,
                words,
                terms,
                own,
                around,
                TokenEmbedder.Default.Embed(text),
                Array.ConvertAll(Kinds, kind => AnswerForm.Fit(kind, text)),
                introduces ? Announced(text) : [],
                above,
                PointsElsewhere().IsMatch(text) && raw.Contains("](", StringComparison.Ordinal));
            if (introduces)
                (leadIn, above) = (own, at);
            before = own;
            whole.UnionWith(own);
        }

        return new PassagePieces(heading, TermReader.Stems(heading), Announced(heading), TermReader.Stems(passage.Title), whole, pieces);
    }

    private static bool[] Announced(string text) => Array.ConvertAll(Kinds, kind => AnswerForm.Promises(kind, text));

    [GeneratedRegex(@"^(see|read|look at|use|more)\b|\b(describes?|explains?|covers?|gives?|lists?|tells?|has (more|the|other|further|a)|have more|offers?|sums? up|sets? out|(is|are) (listed|described|covered|given|in|explained)|says? more)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PointsElsewhere();
}
