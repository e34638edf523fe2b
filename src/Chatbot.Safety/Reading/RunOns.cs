using System.Collections.Frozen;
using Chatbot.Safety.Phrases;

namespace Chatbot.Safety.Reading;

/// <summary>Divides two words that were written as one: "cantfeel", "numbdown", "mychest".</summary>
/// <remarks>
/// Only what is no word itself is divided, only where one half is among the words that people run on, and only where both halves are words
/// of the rules as they stand, so that "therapist" and "notice" stay whole.
/// </remarks>
internal sealed class RunOns(IEnumerable<string> words, Lexicon lexicon)
{
    private const int ShortestRest = 3;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words = words.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly int _shortest = words.Select(word => word.Length).DefaultIfEmpty(int.MaxValue - ShortestRest).Min();

    /// <summary>After how many letters the second word begins; 0 where it is one word.</summary>
    public int Divide(ReadOnlySpan<char> letters)
    {
        if (letters.Length < _shortest + ShortestRest || lexicon.Knows(letters))
            return 0;
        for (var at = _shortest; at <= letters.Length - _shortest; at++)
        {
            var first = letters[..at];
            var second = letters[at..];
            if ((_words.Contains(first) && second.Length >= ShortestRest && lexicon.Asks(second))
                || (_words.Contains(second) && first.Length >= ShortestRest && lexicon.Asks(first)))
                return at;
        }

        return 0;
    }
}
