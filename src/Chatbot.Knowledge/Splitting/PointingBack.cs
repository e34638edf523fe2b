using System.Collections.Frozen;

namespace Chatbot.Knowledge.Splitting;

/// <summary>Tells sentences that open with a word for something that was named before them.</summary>
internal static class PointingBack
{
    private static readonly FrozenSet<string> Words =
        FrozenSet.ToFrozenSet(["it", "its", "they", "their", "this", "these", "that", "those", "such"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a sentence or lead-in opens so: "They often go away by themselves."</summary>
    public static bool Opens(string text, PassageUnit unit)
    {
        if (unit.Kind is not (UnitKind.Sentence or UnitKind.LeadIn))
            return false;
        var sentence = text.AsSpan(unit.Span.Start, unit.Span.Length).TrimStart("*_\"“‘'([ ");
        var end = 0;
        while (end < sentence.Length && char.IsLetter(sentence[end]))
            end++;
        return Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(sentence[..end]);
    }
}
