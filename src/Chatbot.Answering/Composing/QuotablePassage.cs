using System.Text.RegularExpressions;
using Chatbot.Answering.Evidence;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Answering.Composing;

/// <summary>A passage as the extractive answerer quotes it.</summary>
/// <param name="N">Its number, which a statement that rests on it must carry as <c>[n]</c>.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Heading">The nearest heading.</param>
/// <param name="Start">Where it stands in its document: of two passages the one with the lower number comes first.</param>
/// <param name="End">Where it ends there: the passage that begins right after it goes on with what it says.</param>
/// <param name="Pieces">Its sentences, list items and table rows in reading order.</param>
internal sealed record QuotablePassage(int N, string Title, string Heading, int Start, int End, IReadOnlyList<QuotablePiece> Pieces)
{
    /// <summary>All that the evidence holds.</summary>
    public static IReadOnlyList<QuotablePassage> Of(EvidenceSet evidence) =>
    [
        .. evidence.Passages.Select(passage => new QuotablePassage(
            passage.Number,
            passage.Passage.Title,
            passage.Heading,
            passage.Passage.Span.Start,
            passage.Passage.Span.End,
            [.. passage.Units.Select(unit => new QuotablePiece(unit.Kind, QuotablePiece.WithoutMarks(unit.Text), Math.Round(unit.Relevance, 3), evidence.IsTold(passage, unit)))])),
    ];
}

/// <summary>One piece of a passage.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words.</param>
/// <param name="Relevance">How well it answers the question, higher is better.</param>
/// <param name="Told">Whether the person has read it already.</param>
internal sealed partial record QuotablePiece(UnitKind Kind, string Text, double Relevance, bool Told = false)
{
    private PieceWords? _words;

    /// <summary>What its words are.</summary>
    public PieceWords Words => _words ??= PieceWords.Of(Text);

    /// <summary>A document's own <c>[3]</c> must not be taken for the mark of a citation.</summary>
    public static string WithoutMarks(string text) => (text.Contains('[', StringComparison.Ordinal) ? Mark().Replace(text, "") : text).Trim();

    [GeneratedRegex(@"\s*\[\d{1,3}\]")]
    private static partial Regex Mark();
}
