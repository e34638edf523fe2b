using System.Collections.Frozen;
using Chatbot.Text.Words;

namespace Chatbot.Answering.Evidence;

/// <summary>Sentences that cannot be understood, or not fully, without the one before.</summary>
internal static class Leaning
{
    private static readonly FrozenSet<string> Openers = new[]
    {
        "this", "these", "it", "they", "those", "such", "that", "its", "their", "he", "she", "both", "another", "then", "here",
        "however", "but", "also", "instead", "therefore", "thus", "otherwise",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a sentence opens with a word that points back.</summary>
    public static bool OnTheOneBefore(string sentence) => WordReader.First(sentence) is { } word && Openers.Contains(word.Form);
}
