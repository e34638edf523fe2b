using Chatbot.Answering.Evidence;
using Chatbot.Answering.Grounding;
using Chatbot.Answering.Replies;
using Chatbot.Knowledge.Documents;
using Chatbot.Text;

namespace Chatbot.Answering.Citing;

/// <summary>
/// Numbers the quotes behind an answer's statements. Statements that rest on neighbouring words share a citation. An answer that goes on
/// numbers on from what was told, and what it repeats keeps its number.
/// </summary>
internal static class CitationList
{
    /// <summary>Statements with their citation numbers, and the citations in order of number.</summary>
    /// <param name="answer">The verified statements.</param>
    /// <param name="told">What was quoted before, in order of number.</param>
    /// <param name="documents">Every cited document by id; quotes are cut from these.</param>
    public static (IReadOnlyList<Statement> Statements, IReadOnlyList<Citation> Citations) Build(
        VerifiedAnswer answer, IReadOnlyList<ToldQuote> told, IReadOnlyDictionary<string, SourceDocument> documents)
    {
        var quotes = new List<Quote>();
        var again = new SortedDictionary<int, Citation>();
        var before = told.Count > 0 ? told[^1].Number : 0;
        var numbers = new List<int>(answer.Statements.Count);
        foreach (var statement in answer.Statements)
        {
            var next = new Quote(statement.Passage, statement.First, statement.Last);
            if (told.FirstOrDefault(next.IsIn) is { } known)
            {
                var document = documents[known.Document];
                again[known.Number] = Cite(known.Number, statement.Passage, TextSpan.FromBounds(known.Start, known.End), document);
                numbers.Add(known.Number);
                continue;
            }

            if (quotes.Count > 0 && quotes[^1].Joins(next))
                quotes[^1] = quotes[^1] with { Last = Math.Max(quotes[^1].Last, next.Last) };
            else if (quotes.FindIndex(quote => quote.Holds(next)) is >= 0 and var held)
            {
                numbers.Add(before + held + 1);
                continue;
            }
            else
                quotes.Add(next);
            numbers.Add(before + quotes.Count);
        }

        var statements = answer.Statements.Zip(numbers, (statement, number) => new Statement(statement.Text, [number], statement.IsListItem)).ToList();
        var cited = quotes.Select((quote, index) => Cite(before + index + 1, quote.Passage, quote.Span, documents[quote.Passage.Passage.DocumentId]));
        return (statements, [.. again.Values, .. cited]);
    }

    private sealed record Quote(EvidencePassage Passage, int First, int Last)
    {
        public TextSpan Span => TextSpan.FromBounds(Passage.Units[First].Span.Start, Passage.Units[Last].Span.End);

        public bool IsIn(ToldQuote told) => told.Document == Passage.Passage.DocumentId && told.Start <= Span.Start && Span.End <= told.End;

        public bool Joins(Quote next) => Passage.Number == next.Passage.Number && next.First == Last + 1;

        public bool Holds(Quote next) => Passage.Number == next.Passage.Number && next.First >= First && next.Last <= Last;
    }

    private static Citation Cite(int number, EvidencePassage passage, TextSpan span, SourceDocument document) => new(
        number,
        document.Id,
        document.Title,
        passage.Heading,
        passage.Passage.Id,
        span.In(document.Text),
        span.Start,
        span.End,
        $"/sources/{string.Join('/', document.Id.Split('/').Select(Uri.EscapeDataString))}?from={span.Start}&to={span.End}#quote",
        document.Review);
}
