using System.Collections.Frozen;
using System.Numerics;
using Chatbot.Safety.Phrases;

namespace Chatbot.Safety.Reading;

/// <summary>Divides words that were written as one: "cantfeel", "mychest", "iwanttodie".</summary>
/// <remarks>
/// Only what is no word itself is divided: in two, where one half is among the words that people run on and both halves are words of the
/// rules as they stand, so that "therapist" and "notice" stay whole; or into as many as it takes, where all are among the words that
/// people in a crisis run together.
/// </remarks>
/// <param name="words">Words that people write together with the one before or after.</param>
/// <param name="together">Words that people write together with each other, several at once.</param>
/// <param name="lexicon">The words of the rules.</param>
internal sealed class RunOns(IEnumerable<string> words, IEnumerable<string> together, Lexicon lexicon)
{
    private const int ShortestRest = 3;

    /// <summary>Longer runs of letters are not divided: one bit is kept for each letter.</summary>
    private const int LongestRun = 60;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words = words.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly int _shortest = words.Select(word => word.Length).DefaultIfEmpty(int.MaxValue - ShortestRest).Min();
    private readonly FrozenDictionary<char, string[]> _together = together
        .GroupBy(word => word[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());

    /// <summary>After which letters a further word begins: one bit for each letter of the run; none where it is one word.</summary>
    public ulong Divide(ReadOnlySpan<char> letters)
    {
        if (letters.Length < ShortestRest || letters.Length > LongestRun || lexicon.Knows(letters))
            return 0;
        var ends = Compose(letters);
        return ends != 0 ? ends : DivideInTwo(letters);
    }

    /// <summary>Whether two words are one that was torn apart: "sui cidal". Neither may be torn where both are words.</summary>
    public bool Belong(ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> both) =>
        lexicon.Spells(both) && (!lexicon.Knows(first) || !lexicon.Knows(second));

    private ulong DivideInTwo(ReadOnlySpan<char> letters)
    {
        for (var at = _shortest; at <= letters.Length - _shortest; at++)
        {
            var first = letters[..at];
            var second = letters[at..];
            if ((_words.Contains(first) && second.Length >= ShortestRest && lexicon.Asks(second))
                || (_words.Contains(second) && first.Length >= ShortestRest && lexicon.Asks(first)))
                return 1UL << at;
        }

        return 0;
    }

    /// <summary>Divides a run all of which is words that people run together: the longest that leave a way to its end.</summary>
    private ulong Compose(ReadOnlySpan<char> letters)
    {
        // Each place is left but once: a place from which no way leads to the end is never tried again.
        ulong ends = 0;
        ulong hopeless = 0;
        var at = 0;
        while (at < letters.Length)
        {
            if (LongestFrom(letters, at, hopeless) is > 0 and var length)
            {
                at += length;
                ends |= 1UL << at;
                continue;
            }

            if (at == 0)
                return 0;
            hopeless |= 1UL << at;
            ends &= ~(1UL << at);
            at = ends == 0 ? 0 : BitOperations.Log2(ends);
        }

        return ends & ~(1UL << letters.Length);
    }

    private int LongestFrom(ReadOnlySpan<char> letters, int at, ulong hopeless)
    {
        if (!_together.TryGetValue(letters[at], out var candidates))
            return 0;
        foreach (var candidate in candidates)
        {
            if (letters[at..].StartsWith(candidate) && (hopeless & (1UL << (at + candidate.Length))) == 0)
                return candidate.Length;
        }

        return 0;
    }
}
