using System.Collections.Frozen;
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
/// <param name="Terms">The term id of each word; 0 for words that carry no subject.</param>
/// <param name="Subject">What a piece that says what something is speaks of: the term ids before "is a" or "means"; empty for a piece that defines nothing.</param>
/// <param name="Vector">For comparing it with a question, of unit length.</param>
/// <param name="Forms">How far it has the form of each kind of answer.</param>
/// <param name="Announces">Which kinds of answer it announces; of a lead-in or a table's header only.</param>
/// <param name="Above">Index of its lead-in or the table's header; -1 when it stands below none.</param>
/// <param name="Beside">Index of the piece that it is read with, the last lead-in or the sentence before; -1 when there is none.</param>
/// <param name="Asks">Whether it asks, or heads a table: no answer.</param>
/// <param name="IsFragment">Whether it is no whole sentence.</param>
/// <param name="Points">Whether it only points to another article.</param>
/// <param name="Leans">Whether it means nothing without the sentence before.</param>
internal sealed record PassagePiece(
    PassageUnit Unit,
    string Text,
    IReadOnlyList<WordSpan> Words,
    uint[] Terms,
    uint[] Subject,
    float[] Vector,
    float[] Forms,
    bool[] Announces,
    int Above,
    int Beside,
    bool Asks,
    bool IsFragment,
    bool Points,
    bool Leans);

/// <summary>What the pieces of a passage say, read once for all questions. Immutable.</summary>
/// <param name="Heading">The nearest heading; empty when there is none.</param>
/// <param name="HeadingTerms">The term id of each of its words; 0 for words that carry no subject.</param>
/// <param name="HeadingStems">What it speaks of, by term id.</param>
/// <param name="HeadingAnnounces">Which kinds of answer it announces.</param>
/// <param name="Title">What the title speaks of, by term id.</param>
/// <param name="Place">What the title and all headings speak of, by term id.</param>
/// <param name="Pieces">In reading order.</param>
internal sealed partial record PassagePieces(
    string Heading,
    uint[] HeadingTerms,
    uint[] HeadingStems,
    bool[] HeadingAnnounces,
    uint[] Title,
    uint[] Place,
    IReadOnlyList<PassagePiece> Pieces)
{
    // Some twenty kilobytes each, so at most 40 MB.
    private const int MostKept = 2000;

    private const int MostWordsBeforeVerb = 7;
    private const int FragmentWords = 4;

    private static readonly FrozenSet<string> Defining = new[] { "a", "an", "the", "any", "one", "another", "when", "where", "what", "pain", "inflammation", "damage", "also", "called" }
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly KeptReadings<PassagePieces> Known = new(MostKept);

    private static readonly QuestionKind[] Kinds = Enum.GetValues<QuestionKind>();

    /// <summary>The pieces of a passage.</summary>
    public static PassagePieces Of(Passage passage) => Known.Of(passage, Read);

    private static PassagePieces Read(Passage passage)
    {
        var heading = passage.HeadingPath.Count > 0 ? passage.HeadingPath[^1] : "";
        var place = Stems($"{passage.Title} {string.Join(' ', passage.HeadingPath)}");
        var pieces = new PassagePiece[passage.Units.Count];
        var (leadIn, above) = (-1, -1);
        for (var at = 0; at < pieces.Length; at++)
        {
            var unit = passage.Units[at];
            var raw = passage.Text.AsSpan(unit.Span.Start - passage.Span.Start, unit.Span.Length);
            var text = PlainText.Of(raw);
            var words = WordReader.Read(text);
            var isBelow = unit.Kind is UnitKind.ListItem or UnitKind.TableRow;
            if (!isBelow)
                above = -1;
            var introduces = unit.Kind is UnitKind.LeadIn or UnitKind.TableHeader;
            pieces[at] = new PassagePiece(
                unit,
                text,
                words,
                Terms(words),
                Subject(words),
                TokenEmbedder.Default.Embed(text),
                Array.ConvertAll(Kinds, kind => AnswerForm.Fit(kind, text)),
                introduces ? Announced(text) : [],
                above,
                isBelow ? leadIn : at - 1,
                text.EndsWith('?') || unit.Kind == UnitKind.TableHeader,
                unit.Kind == UnitKind.Sentence && text.AsSpan().Count(' ') < FragmentWords,
                PointsElsewhere().IsMatch(text) && raw.Contains("](", StringComparison.Ordinal),
                unit.Kind == UnitKind.Sentence && Leaning.OnTheOneBefore(text));
            if (introduces)
                (leadIn, above) = (at, at);
        }

        return new PassagePieces(heading, Terms(WordReader.Read(heading)), Stems(heading), Announced(heading), Stems(passage.Title), place, pieces);
    }

    private static uint[] Terms(List<WordSpan> words) => [.. words.Select(word => TermReader.StemOf(word.Form) is { } stem ? SparseEncoder.TermId(stem) : 0)];

    private static uint[] Stems(string text) => [.. TermReader.Stems(text).Select(SparseEncoder.TermId)];

    // "X is a …", "X means …": the subject opens the sentence and the verb follows it. "X is often …" says something else of it.
    private static uint[] Subject(List<WordSpan> words)
    {
        var verb = words.FindIndex(word => word.Form is "is" or "are" or "means" or "refers" or "describes");
        if (verb is < 1 or > MostWordsBeforeVerb || (words[verb].Form is "is" or "are" && !(verb + 1 < words.Count && Defining.Contains(words[verb + 1].Form))))
            return [];
        return [.. words.Take(verb).Select(word => TermReader.StemOf(word.Form)).OfType<string>().Select(SparseEncoder.TermId)];
    }

    private static bool[] Announced(string text) => Array.ConvertAll(Kinds, kind => AnswerForm.Promises(kind, text));

    [GeneratedRegex(@"^(see|read|look at|use|more)\b|\b(describes?|explains?|covers?|gives?|lists?|tells?|has (more|the|other|further|a)|have more|offers?|sums? up|sets? out|(is|are) (listed|described|covered|given|in|explained)|says? more)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PointsElsewhere();
}
