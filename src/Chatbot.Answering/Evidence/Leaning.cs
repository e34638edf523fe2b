using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Chatbot.Text.Words;

namespace Chatbot.Answering.Evidence;

/// <summary>Sentences that cannot be understood, or not fully, without the one before.</summary>
internal static partial class Leaning
{
    private static readonly FrozenSet<string> Openers = new[]
    {
        "this", "these", "it", "they", "those", "such", "that", "its", "their", "he", "she", "both", "another", "then", "here",
        "however", "but", "also", "instead", "therefore", "thus", "otherwise",
    }.ToFrozenSet(StringComparer.Ordinal);

    // "Although this is a small procedure, …" points back by its second word.
    private static readonly FrozenSet<string> Subordinators = new[] { "although", "though", "while", "despite", "besides", "because" }
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Pointers = new[] { "this", "these", "it", "they", "those", "such" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a sentence opens with words that point back.</summary>
    public static bool OnTheOneBefore(string sentence) =>
        WordReader.First(sentence) is { } word
        && (Openers.Contains(word.Form) || (Subordinators.Contains(word.Form) && Points(sentence[word.Span.End..])) || PlaceBefore().IsMatch(sentence));

    private static bool Points(string rest) => WordReader.First(rest) is { } next && Pointers.Contains(next.Form);

    // "Ask there about a scan" names no place; "so there is no need" does not point to one.
    [GeneratedRegex(@"^\w+ there (?!(is|are|was|were|has|have|had|may|might|can|could|will|would|should|must)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlaceBefore();
}
