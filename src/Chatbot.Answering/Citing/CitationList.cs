using Chatbot.Answering.Grounding;
using Chatbot.Answering.Replies;
using Chatbot.Knowledge.Documents;
using Chatbot.Text;

namespace Chatbot.Answering.Citing;

/// <summary>Numbers the quotes behind an answer's statements. Statements that rest on neighbouring words share a citation.</summary>
internal static class CitationList
{
    /// <summary>Statements with their citation numbers, and the citations in order of number.</summary>
    /// <param name="answer">The verified statements.</param>
    /// <param name="documents">Every cited document by id; quotes are cut from these.</param>
    public static (IReadOnlyList<Statement> Statements, IReadOnlyList<Citation> Citations) Build(
        VerifiedAnswer answer, IReadOnlyDictionary<string, SourceDocument> documents)
    {
        var quotes = new List<Quote>();
        var numbers = new List<int>(answer.Statements.Count);
        foreach (var statement in answer.Statements)
        {
            var passage = statement.Passage.Passage;
            var units = statement.Passage.Units;
            var next = new Quote(statement.Passage, statement.First, statement.Last);
            if (quotes.Count > 0 && quotes[^1].Joins(next))
                quotes[^1] = quotes[^1] with { Last = Math.Max(quotes[^1].Last, next.Last) };
            else if (quotes.FindIndex(quote => quote.Holds(next)) is >= 0 and var held)
            {
                numbers.Add(held + 1);
                continue;
            }
            else
                quotes.Add(next);
            numbers.Add(quotes.Count);
        }

        var statements = answer.Statements.Zip(numbers, (statement, number) => new Statement(statement.Text, [number], statement.IsListItem)).ToList();
        return (statements, quotes.Select((quote, index) => Cite(index + 1, quote, documents[quote.Passage.Passage.DocumentId])).ToList());
    }

    private sealed record Quote(Evidence.EvidencePassage Passage, int First, int Last)
    {
        public bool Joins(Quote next) => Passage.Number == next.Passage.Number && next.First == Last + 1;

        public bool Holds(Quote next) => Passage.Number == next.Passage.Number && next.First >= First && next.Last <= Last;
    }

    private static Citation Cite(int number, Quote quote, SourceDocument document)
    {
        var span = TextSpan.FromBounds(quote.Passage.Units[quote.First].Span.Start, quote.Passage.Units[quote.Last].Span.End);
        return new Citation(
            number,
            document.Id,
            document.Title,
            quote.Passage.Heading,
            quote.Passage.Passage.Id,
            span.In(document.Text),
            span.Start,
            span.End,
            $"/sources/{string.Join('/', document.Id.Split('/').Select(Uri.EscapeDataString))}?from={span.Start}&to={span.End}#quote",
            document.Review);
    }
}
