using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Duplicates;

/// <summary>A passage that says nearly the same words as an earlier one.</summary>
/// <param name="Document">Id of its document.</param>
/// <param name="Start">Where it begins in the document's text, in UTF-16 code units.</param>
/// <param name="Of">Id of the document of the first passage of that wording.</param>
/// <param name="OfStart">Where that one begins.</param>
/// <param name="Tokens">How long it is, in tokens of the embedding model.</param>
public sealed record RepeatedPassage(string Document, int Start, string Of, int OfStart, int Tokens)
{
    /// <summary>Those among some passages, in their order.</summary>
    internal static IReadOnlyList<RepeatedPassage> Among(IReadOnlyList<(Passage Passage, SourceDocument Document)> passages) =>
    [
        .. NearDuplicates.Among([.. passages.Select(found => found.Passage.Text)]).Select(repeated =>
        {
            var (own, first) = (passages[repeated.Index].Passage, passages[repeated.Of].Passage);
            return new RepeatedPassage(own.DocumentId, own.Span.Start, first.DocumentId, first.Span.Start, own.TokenCount);
        }),
    ];
}
