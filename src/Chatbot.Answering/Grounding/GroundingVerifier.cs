using System.Text.RegularExpressions;
using Chatbot.Answering.Composing;
using Chatbot.Answering.Evidence;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text;
using Chatbot.Text.Sentences;

namespace Chatbot.Answering.Grounding;

/// <summary>
/// Checks every statement of one answer against the passages it cites, and drops the ones that these do not support. A statement is
/// supported when it repeats a piece of a passage word for word, or when it says no more than one piece does; see <see cref="Support"/>.
/// </summary>
/// <remarks>An answer may be given in parts, in order: a list item is read with the lead-in before it.</remarks>
/// <param name="evidence">What the answer was composed from.</param>
internal sealed partial class GroundingVerifier(EvidenceSet evidence)
{
    private const int MostWords = 60;

    // Two facts joined by "and" may stand in neighbouring pieces.
    private const int MostApart = 2;

    private readonly Dictionary<int, PieceReading[]> _read = [];
    private VerifiedStatement? _leadIn;

    /// <summary>Verifies a whole answer.</summary>
    public static VerifiedAnswer Verify(string answer, EvidenceSet evidence) => new GroundingVerifier(evidence).Verify(answer);

    /// <summary>Verifies the next part of the answer.</summary>
    public VerifiedAnswer Verify(string part)
    {
        var verified = new List<VerifiedStatement>();
        var dropped = 0;
        foreach (var statement in AnswerReader.Read(part))
        {
            // Whole first: a piece may be several sentences. Then each sentence must stand by itself.
            if (Support(statement) is { } whole)
                verified.Add(whole);
            else if (Sentences(statement) is { Count: > 1 } sentences)
            {
                var supported = sentences.Select(Support).OfType<VerifiedStatement>().ToList();
                verified.AddRange(supported);
                dropped += sentences.Count - supported.Count;
            }
            else
                dropped++;
        }

        return new VerifiedAnswer(verified, dropped);
    }

    private VerifiedStatement? Support(ComposedStatement statement)
    {
        if (!statement.IsListItem)
            _leadIn = null;
        foreach (var passage in evidence.Passages.Where(passage => statement.Marks.Contains(passage.Number)))
        {
            if ((Verbatim(statement, passage) ?? Aligned(statement, passage)) is not var (first, last))
                continue;
            var verified = new VerifiedStatement(statement.Text, statement.IsListItem, passage, first, last);
            if (!statement.IsListItem && (statement.Text.EndsWith(':') || passage.Units[last].Kind == UnitKind.LeadIn))
                _leadIn = verified;
            return verified;
        }

        return null;
    }

    // What a list's lead-in denies must not be read without it.
    private (int First, int Last)? Verbatim(ComposedStatement statement, EvidencePassage passage)
    {
        for (var piece = 0; piece < passage.Units.Count; piece++)
        {
            if (QuotablePiece.WithoutMarks(passage.Units[piece].Text) == statement.Text)
                return passage.Units[piece].Kind != UnitKind.ListItem || HasLeadIn(passage, piece) || !Read(passage)[piece].IsDeniedAbove ? (piece, piece) : null;
        }

        return null;
    }

    private bool HasLeadIn(EvidencePassage passage, int piece) =>
        _leadIn is { } leadIn && leadIn.Passage.Number == passage.Number && leadIn.Last == Read(passage)[piece].LeadIn;

    private (int First, int Last)? Aligned(ComposedStatement statement, EvidencePassage passage)
    {
        var text = statement.IsListItem && _leadIn is { } leadIn ? $"{leadIn.Text.TrimEnd(':')} {statement.Text}" : statement.Text;
        if (NotWords().IsMatch(text) || text.EndsWith('?'))
            return null;
        var claim = Claim.Of(text);
        if (claim.Terms.Count == 0 || claim.Words.Count > MostWords)
            return null;

        var pieces = Read(passage);
        if (PieceFor(claim, pieces) is { } alone)
            return (alone, alone);
        var parts = Joint().Split(text).Where(part => part.Length > 0).Select(Claim.Of).ToList();
        if (parts.Count < 2 || parts.Exists(part => part.Terms.Count < 2))
            return null;
        var found = parts.ConvertAll(part => PieceFor(part, pieces));
        if (found.Exists(piece => piece is null))
            return null;
        var (first, last) = (found.Min()!.Value, found.Max()!.Value);
        return last - first <= MostApart ? (first, last) : null;
    }

    private static int? PieceFor(Claim claim, PieceReading[] pieces)
    {
        var at = Array.FindIndex(pieces, piece => piece.Claim.Words.Count > 0 && Grounding.Support.Holds(claim, piece.Claim, piece.Around));
        return at >= 0 ? at : null;
    }

    private PieceReading[] Read(EvidencePassage passage)
    {
        if (!_read.TryGetValue(passage.Number, out var pieces))
            _read.Add(passage.Number, pieces = PieceReading.Of(passage));
        return pieces;
    }

    private static List<ComposedStatement> Sentences(ComposedStatement statement) =>
        [.. SentenceSplitter.Split(statement.Text, new TextSpan(0, statement.Text.Length)).Select(span => statement with { Text = span.In(statement.Text) })];

    // Addresses, images, markup and templates are never worded by a model.
    [GeneratedRegex(@"https?:|www\.|\]\(|!\[|[<>{}@|`]|\bdata:", RegexOptions.IgnoreCase)]
    private static partial Regex NotWords();

    [GeneratedRegex(@"(?:,|;)\s*(?:and|but|while)\s+|;\s*|\s+but\s+")]
    private static partial Regex Joint();
}
