using System.Globalization;
using Chatbot.Answering.Composing;
using Chatbot.Answering.Evidence;
using Chatbot.Text.Words;

namespace Chatbot.Answering.Grounding;

/// <summary>
/// Checks every statement against the passages it cites, and drops the ones that these do not support. A statement is supported
/// when it repeats a piece of a passage word for word, or when a few neighbouring pieces hold nearly all its terms, all its numbers,
/// and deny what it denies.
/// </summary>
internal static class GroundingVerifier
{
    // Of the statement's terms, this part must stand in the supporting pieces; the rest is room for joining words.
    private const double SupportedShare = 0.85;

    // A sentence may be made of up to so many neighbouring pieces.
    private const int MaxPieces = 3;

    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal)
    {
        "no", "not", "never", "none", "neither", "nor", "cannot", "without", "rarely", "seldom", "unlikely",
        "can't", "don't", "doesn't", "isn't", "aren't", "won't", "shouldn't", "didn't", "wasn't", "weren't", "hasn't", "haven't",
    };

    /// <summary>Verifies an answer against the evidence it was composed from.</summary>
    public static VerifiedAnswer Verify(string answer, EvidenceSet evidence)
    {
        var statements = AnswerReader.Read(answer);
        var verified = statements.Select(statement => Support(statement, evidence)).OfType<VerifiedStatement>().ToList();
        return new VerifiedAnswer(verified, statements.Count - verified.Count);
    }

    private static VerifiedStatement? Support(ComposedStatement statement, EvidenceSet evidence)
    {
        foreach (var passage in evidence.Passages.Where(passage => statement.Marks.Contains(passage.Number)))
        {
            if ((Verbatim(statement.Text, passage) ?? Aligned(statement.Text, passage)) is var (first, last))
                return new VerifiedStatement(statement.Text, statement.IsListItem, passage, first, last);
        }

        return null;
    }

    private static (int First, int Last)? Verbatim(string text, EvidencePassage passage)
    {
        for (var piece = 0; piece < passage.Units.Count; piece++)
        {
            if (PromptEvidence.WithoutMarks(passage.Units[piece].Text) == text)
                return (piece, piece);
        }

        return null;
    }

    private static (int First, int Last)? Aligned(string text, EvidencePassage passage)
    {
        var terms = TermReader.Stems(text);
        if (terms.Count == 0)
            return null;
        var words = WordReader.Read(text);
        var numbers = Numbers(words);
        var denies = words.Exists(word => Denials.Contains(word.Form));

        for (var length = 1; length <= MaxPieces; length++)
        {
            for (var first = 0; first + length <= passage.Units.Count; first++)
            {
                var support = string.Join(' ', passage.Units.Skip(first).Take(length).Select(unit => unit.Text));
                var supportWords = WordReader.Read(support);
                var supportStems = supportWords.Select(word => Stemmer.Stem(word.Form)).ToHashSet(StringComparer.Ordinal);
                if (terms.Count(supportStems.Contains) >= SupportedShare * terms.Count
                    && numbers.IsSubsetOf(Numbers(supportWords))
                    && denies == supportWords.Exists(word => Denials.Contains(word.Form)))
                {
                    return (first, first + length - 1);
                }
            }
        }

        return null;
    }

    private static HashSet<string> Numbers(List<WordSpan> words) =>
        words.Where(word => char.IsDigit(word.Form[0]))
            .Select(word => double.TryParse(word.Form, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
                ? value.ToString(CultureInfo.InvariantCulture)
                : word.Form)
            .ToHashSet(StringComparer.Ordinal);
}
