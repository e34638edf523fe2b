using System.Collections.Frozen;

namespace Chatbot.Safety.Phrases;

/// <summary>A word that a misspelt one may stand for.</summary>
/// <param name="Word">The word.</param>
/// <param name="Symbols">The word specifications that it satisfies.</param>
internal sealed record SpellingEntry(string Word, int[] Symbols);

/// <summary>Finds the words of the rules that a misspelt word may stand for.</summary>
/// <remarks>
/// Looks words up by what is left of them after one letter is taken out, so that the cost of a look-up does not grow
/// with the vocabulary (the symmetric-delete method); that finds every single slip and most pairs.
/// </remarks>
internal sealed class Spelling
{
    /// <summary>Shorter words are too close to each other to be guessed at, unless they differ in a doubled letter; four letters may only have two swapped.</summary>
    private const int ShortestWord = 4;
    private const int ShortestDoubled = 3;
    private const int LongestWord = 18;

    /// <summary>From this length on two slips are allowed instead of one.</summary>
    private const int LengthForTwoSlips = 8;

    private readonly FrozenDictionary<ulong, SpellingEntry[]> _byRemainder;
    private readonly FrozenDictionary<string, SpellingEntry[]>.AlternateLookup<ReadOnlySpan<char>> _byShape;
    private readonly FrozenDictionary<string, SpellingEntry[]>.AlternateLookup<ReadOnlySpan<char>> _byUprights;
    private readonly FrozenDictionary<(int Length, char First), SpellingEntry[]> _byOutline;

    /// <summary>Prepares the look-up.</summary>
    /// <param name="vocabulary">Words that a misspelling may be taken for.</param>
    public Spelling(IEnumerable<SpellingEntry> vocabulary)
    {
        var entries = vocabulary.Where(entry => entry.Word.All(char.IsAsciiLetter)).OrderBy(entry => entry.Word, StringComparer.Ordinal).ToList();
        var guessed = entries.Where(entry => entry.Word.Length is >= ShortestWord and <= LongestWord).ToList();
        _byRemainder = Group(guessed.SelectMany(entry => Remainders(entry.Word).Select(remainder => (remainder, entry))));
        _byShape = Group(entries.Select(entry => (Shape(entry.Word, new char[entry.Word.Length]).ToString(), entry))).GetAlternateLookup<ReadOnlySpan<char>>();
        _byUprights = Group(entries.Where(entry => entry.Word.Length >= ShortestWord).Select(entry => (Uprights(entry.Word, new char[entry.Word.Length]).ToString(), entry)))
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _byOutline = Group(entries.Select(entry => ((entry.Word.Length, entry.Word[0]), entry)));
    }

    /// <summary>Adds what the likeliest meanings of a word satisfy that is in no rule; nothing when none is close enough.</summary>
    public void Correct(ReadOnlySpan<char> word, WordSymbols symbols)
    {
        Span<char> letters = stackalloc char[word.Length];
        if (word.Contains('*'))
            Unmask(word, symbols);
        else if (word.Contains('1'))
            Add(_byUprights.TryGetValue(Uprights(word, letters), out var upright) ? upright : [], symbols);
        else if (word.Length is < ShortestDoubled or > LongestWord || word.ContainsAnyExceptInRange('a', 'z'))
            return;
        else if (_byShape.TryGetValue(Shape(word, letters), out var sameShape))
            Add(sameShape, symbols);
        else if (word.Length >= ShortestWord)
            Guess(word, symbols);
    }

    private void Guess(ReadOnlySpan<char> word, WordSymbols symbols)
    {
        Span<ulong> remainders = stackalloc ulong[LongestWord + 1];
        var count = WordHash.OfRemainders(word, remainders);
        var least = int.MaxValue;
        foreach (var remainder in remainders[..count])
        {
            if (!_byRemainder.TryGetValue(remainder, out var candidates))
                continue;
            foreach (var candidate in candidates)
            {
                if (!IsLikely(word, candidate.Word))
                    continue;
                var slips = Slips.Between(word, candidate.Word);
                if (slips > least || slips > Math.Min(Allowed(word.Length), Allowed(candidate.Word.Length)))
                    continue;
                if (slips < least)
                    symbols.RestartWord();
                least = slips;
                symbols.Add(candidate.Symbols);
            }
        }
    }

    /// <summary>Adds the words that fit where the writer has put stars for letters, of which the first is none: "k*ll".</summary>
    private void Unmask(ReadOnlySpan<char> word, WordSymbols symbols)
    {
        if (!_byOutline.TryGetValue((word.Length, word[0]), out var candidates))
            return;
        foreach (var candidate in candidates)
        {
            if (Fits(word, candidate.Word))
                symbols.Add(candidate.Symbols);
        }
    }

    private static void Add(SpellingEntry[] entries, WordSymbols symbols)
    {
        foreach (var entry in entries)
            symbols.Add(entry.Symbols);
    }

    private static bool Fits(ReadOnlySpan<char> masked, string candidate)
    {
        for (var i = 0; i < masked.Length; i++)
        {
            if (masked[i] != '*' && masked[i] != candidate[i])
                return false;
        }

        return true;
    }

    /// <summary>People rarely miss a word's first letter; of a short word they only swap letters.</summary>
    private static bool IsLikely(ReadOnlySpan<char> word, string candidate)
    {
        var swapped = word.Length == candidate.Length && word[0] == candidate[1] && word[1] == candidate[0];
        if (word[0] != candidate[0] && !swapped)
            return false;
        return word.Length > ShortestWord || candidate.Length > ShortestWord || HaveSameLetters(word, candidate);
    }

    private static bool HaveSameLetters(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        foreach (var letter in one)
        {
            if (one.Count(letter) != other.Count(letter))
                return false;
        }

        return one.Length == other.Length;
    }

    /// <summary>A word with doubled letters counted once: "vomitting" and "vomiting" have one shape.</summary>
    private static ReadOnlySpan<char> Shape(ReadOnlySpan<char> word, Span<char> shape)
    {
        var length = 0;
        foreach (var letter in word)
        {
            if (length == 0 || shape[length - 1] != letter)
                shape[length++] = letter;
        }

        return shape[..length];
    }

    /// <summary>A word in which "i", "l" and "1" are one letter, because a "1" may stand for either: "ki11", "su1cide".</summary>
    private static ReadOnlySpan<char> Uprights(ReadOnlySpan<char> word, Span<char> letters)
    {
        word.CopyTo(letters);
        letters.Replace('i', '1');
        letters.Replace('l', '1');
        return letters;
    }

    private static int Allowed(int length) => length >= LengthForTwoSlips ? 2 : 1;

    private static IEnumerable<ulong> Remainders(string word)
    {
        var numbers = new ulong[word.Length + 1];
        return numbers.Take(WordHash.OfRemainders(word, numbers));
    }

    private static FrozenDictionary<TKey, SpellingEntry[]> Group<TKey>(IEnumerable<(TKey Key, SpellingEntry Entry)> pairs)
        where TKey : notnull =>
        pairs.GroupBy(pair => pair.Key, pair => pair.Entry).ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());
}
