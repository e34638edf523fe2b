using Chatbot.Answering.Composing;
using Chatbot.Answering.Evidence;
using Chatbot.Answering.Grounding;
using Chatbot.Answering.Replies;

namespace Chatbot.Answering.Citing;

/// <summary>Says who says what where two articles disagree, so that neither passes for the whole truth.</summary>
internal static class NamedSources
{
    /// <summary>The statements, those that disagree as quotes after the name of their article.</summary>
    /// <param name="statements">What the person is to read.</param>
    /// <param name="answer">The same statements as they were verified.</param>
    /// <param name="kind">What was asked.</param>
    public static IReadOnlyList<Statement> In(IReadOnlyList<Statement> statements, VerifiedAnswer answer, QuestionKind kind)
    {
        var differing = Differing(answer, kind);
        if (differing.Count == 0)
            return statements;
        var first = differing.Min();
        return [.. statements.Select((statement, at) => !differing.Contains(at) ? statement : statement with { Text = Named(at == first ? "sources-differ" : "source-says", answer.Statements[at]) })];
    }

    // Only an article's own words are quoted: what a model worded is not what the article says.
    private static HashSet<int> Differing(VerifiedAnswer answer, QuestionKind kind)
    {
        var differing = new HashSet<int>();
        if (answer.Statements.Select(statement => statement.Passage.Passage.DocumentId).Distinct(StringComparer.Ordinal).Count() < 2)
            return differing;
        var claims = answer.Statements.Select(statement => statement.IsListItem || !statement.IsVerbatim ? null : PieceWords.Of(QuotablePiece.WithoutMarks(statement.Passage.Units[statement.First].Text)).Claim).ToArray();
        for (var one = 0; one < claims.Length; one++)
        {
            for (var other = one + 1; other < claims.Length; other++)
            {
                if (claims[one] is { } first && claims[other] is { } second
                    && answer.Statements[one].Passage.Passage.DocumentId != answer.Statements[other].Passage.Passage.DocumentId
                    && Disagreement.IsBetween(kind, first, second))
                {
                    differing.UnionWith([one, other]);
                }
            }
        }

        return differing;
    }

    private static string Named(string wording, VerifiedStatement statement) => Prompts.Wording[wording]
        .Replace("{title}", statement.Passage.Passage.Title, StringComparison.Ordinal)
        .Replace("{quote}", statement.Text, StringComparison.Ordinal);
}
