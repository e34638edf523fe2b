using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Chatbot.Answering.Evidence;
using Chatbot.Answering.Grounding;
using Chatbot.Text.Words;

namespace Chatbot.Answering.Composing;

/// <summary>What the extractive answerer needs to know of a piece's words, read once for all questions. Immutable.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Stems">What they speak of.</param>
/// <param name="BreaksOff">Whether they announce what follows, as "These include" does.</param>
/// <param name="Leans">Whether they mean nothing without the sentence before.</param>
/// <param name="Claim">What they claim.</param>
internal sealed partial record PieceWords(int Count, HashSet<string> Stems, bool BreaksOff, bool Leans, Claim Claim)
{
    // By the text of a piece as the index keeps it: of nothing else anything is remembered, and no longer than it is kept.
    private static readonly ConditionalWeakTable<string, PieceWords> Known = [];

    /// <summary>The words of a piece.</summary>
    public static PieceWords Of(string piece) => Known.GetValue(piece, Read);

    private static PieceWords Read(string piece) =>
        new(WordReader.Count(piece), TermReader.Stems(piece), Opening().IsMatch(piece), Leaning.OnTheOneBefore(piece), Claim.Of(piece));

    [GeneratedRegex(@":\W*$|\b(include|includes|including|are|is|as|following|follows|of|by|with|to|from|for|when|if)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
