using Chatbot.Answering.Composing;
using Chatbot.Answering.Evidence;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text.Words;

namespace Chatbot.Answering.Grounding;

/// <summary>A piece of a passage read in its place, as a person reads it.</summary>
/// <param name="Claim">What it claims: a list item together with its lead-in.</param>
/// <param name="Around">Stems of its subject that it leaves to the title, the heading or the sentence before.</param>
/// <param name="LeadIn">Index of the lead-in of a list item; -1 for anything else.</param>
/// <param name="IsDeniedAbove">Whether that lead-in denies: "Avoid:", "You do not need:".</param>
internal sealed record PieceReading(Claim Claim, IReadOnlySet<string> Around, int LeadIn, bool IsDeniedAbove)
{
    private static readonly string[] Leaning = ["it", "its", "they", "their", "these", "this", "those", "that", "them", "such", "most", "many", "some", "other"];

    // Some ten kilobytes a passage, so at most 20 MB.
    private const int MostKept = 2000;

    private static readonly KeptReadings<PieceReading[]> Known = new(MostKept);

    /// <summary>All pieces of a passage. No question matters to them, so they are read once.</summary>
    public static PieceReading[] Of(EvidencePassage passage) => Known.Of(passage.Passage, _ => Read(passage));

    private static PieceReading[] Read(EvidencePassage passage)
    {
        // A title with two subjects says of neither that a piece below is about it.
        var title = passage.Passage.Title;
        var heading = TermReader.Stems($"{(title.Contains(" and ", StringComparison.Ordinal) ? "" : title)} {passage.Heading}");
        var pieces = new PieceReading[passage.Units.Count];
        var (leadIn, before) = (-1, new HashSet<string>(StringComparer.Ordinal));
        for (var at = 0; at < pieces.Length; at++)
        {
            var unit = passage.Units[at];
            var text = QuotablePiece.WithoutMarks(unit.Text);
            if (unit.Kind is UnitKind.LeadIn or UnitKind.TableHeader)
                leadIn = at;
            else if (unit.Kind == UnitKind.Sentence)
                leadIn = -1;
            var isItem = unit.Kind == UnitKind.ListItem && leadIn >= 0;
            var above = isItem ? QuotablePiece.WithoutMarks(passage.Units[leadIn].Text).TrimEnd(':', ' ') : "";
            var claim = Claim.Of(isItem ? $"{above} {text}" : text);
            pieces[at] = new PieceReading(claim, SubjectAround(claim, heading, before), isItem ? leadIn : -1, isItem && Claim.Of(above).Words.Any(word => word.Polarity != Polarity.Affirmed));
            before = TermReader.Stems(text);
        }

        return pieces;
    }

    // A piece that names the subject itself speaks of what it names, and borrows no other name.
    private static HashSet<string> SubjectAround(Claim claim, HashSet<string> heading, HashSet<string> before)
    {
        if (claim.Terms.Any(heading.Contains))
            return [];
        var around = new HashSet<string>(heading, StringComparer.Ordinal);
        if (claim.Words.Take(2).Any(word => Leaning.Contains(word.Stem)))
            around.UnionWith(before);
        return around;
    }
}
