using Chatbot.Text;

namespace Chatbot.Knowledge.Splitting;

/// <summary>
/// A stretch of a section that is kept in one passage where it fits, and falls apart into its parts where it does not:
/// a list into its items, an item or paragraph into its sentences.
/// </summary>
/// <param name="Units">Everything in it that can be quoted, in reading order; at least one.</param>
/// <param name="Parts">What it falls apart into; empty for a single unit.</param>
internal sealed record Piece(IReadOnlyList<PassageUnit> Units, IReadOnlyList<Piece> Parts)
{
    /// <summary>From the start of its first unit to the end of its last.</summary>
    public TextSpan Span { get; } = TextSpan.FromBounds(Units[0].Span.Start, Units[^1].Span.End);

    /// <summary>A piece that cannot fall apart at a border of meaning.</summary>
    public static Piece Of(PassageUnit unit) => new([unit], []);

    /// <summary>A piece of several; of one, that one itself.</summary>
    public static Piece Of(IReadOnlyList<Piece> parts) =>
        parts.Count == 1 ? parts[0] : new([.. parts.SelectMany(p => p.Units)], parts);
}
