using Chatbot.Answering.Composing;
using Chatbot.Answering.Evidence;

namespace Chatbot.Answering.Grounding;

/// <summary>A statement that the corpus supports.</summary>
/// <param name="Text">What the person reads, without marks.</param>
/// <param name="IsListItem">Whether it is an item of a list.</param>
/// <param name="Passage">The passage that supports it.</param>
/// <param name="First">Index of the first supporting piece in the passage's units.</param>
/// <param name="Last">Index of the last.</param>
internal sealed record VerifiedStatement(string Text, bool IsListItem, EvidencePassage Passage, int First, int Last)
{
    /// <summary>Whether it is one piece of its passage, word for word.</summary>
    public bool IsVerbatim => First == Last && QuotablePiece.WithoutMarks(Passage.Units[First].Text) == Text;

    /// <summary>The pieces that support it.</summary>
    public IEnumerable<EvidenceUnit> Pieces => Passage.Units.Skip(First).Take(Last - First + 1);
}

/// <summary>An answer of which every statement is supported.</summary>
/// <param name="Statements">In reading order; empty when nothing passed.</param>
/// <param name="Dropped">How many statements were dropped as unsupported.</param>
internal sealed record VerifiedAnswer(IReadOnlyList<VerifiedStatement> Statements, int Dropped)
{
    /// <summary>No statement, and none dropped.</summary>
    public static VerifiedAnswer Nothing { get; } = new([], 0);

    /// <summary>This and what was verified after it.</summary>
    public VerifiedAnswer With(VerifiedAnswer next) => new([.. Statements, .. next.Statements], Dropped + next.Dropped);
}
