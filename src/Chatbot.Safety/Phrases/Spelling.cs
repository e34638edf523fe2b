using System.Collections.Frozen;

namespace Chatbot.Safety.Phrases;

/// <summary>Finds the words of the rules that a misspelt word may stand for.</summary>
/// <remarks>
/// Looks words up by what is left of them after one letter is taken out, so that the cost of a look-up does not grow
/// with the vocabulary (the symmetric-delete method); that finds every single slip and most pairs. Two words are compared by optimal string alignment distance:
/// letters added, left out, changed or swapped with their neighbour.
/// </remarks>
internal sealed class Spelling
{
    /// <summary>Shorter words are too close to each other to be guessed at; four letters may only have two swapped.</summary>
    private const int ShortestWord = 4;
    private const int LongestWord = 18;

    /// <summary>From this length on two slips are allowed instead of one.</summary>
    private const int LengthForTwoSlips = 8;

    private readonly Dictionary<string, string[]> _byRemainder;
    private readonly Dictionary<string, string[]> _byShape;
    private readonly Dictionary<string, string[]> _byUprights;
    private readonly Dictionary<int, string[]> _byLength;
    private readonly FrozenSet<string> _realWords;

    /// <summary>Prepares the look-up.</summary>
    /// <param name="vocabulary">Words that a misspelling may be taken for.</param>
    /// <param name="realWords">Correct English words that must never be taken for another.</param>
    public Spelling(IEnumerable<string> vocabulary, IEnumerable<string> realWords)
    {
        var words = vocabulary.Where(word => word.All(char.IsAsciiLetter)).Distinct().Order(StringComparer.Ordinal).ToArray();
        var guessed = words.Where(word => word.Length is >= ShortestWord and <= LongestWord).ToArray();
        _realWords = realWords.ToFrozenSet();
        _byRemainder = Group(guessed.SelectMany(word => Remainders(word).Select(remainder => (remainder, word))));
        _byShape = Group(guessed.Select(word => (Shape(word), word)));
        _byUprights = Group(words.Where(word => word.Length >= ShortestWord).Select(word => (Uprights(word), word)));
        _byLength = words.GroupBy(word => word.Length).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The likeliest meanings of a word that is in no rule; empty when none is close enough.</summary>
    public IReadOnlyList<string> Correct(string word)
    {
        if (word.Contains('*', StringComparison.Ordinal))
            return Unmask(word);
        if (word.Contains('1', StringComparison.Ordinal))
            return _byUprights.GetValueOrDefault(Uprights(word), []);
        if (word.Length is < ShortestWord or > LongestWord || _realWords.Contains(word) || !word.All(char.IsAsciiLetter))
            return [];
        if (_byShape.TryGetValue(Shape(word), out var sameShape))
            return sameShape;

        var best = new List<string>();
        var leastSlips = int.MaxValue;
        foreach (var candidate in Remainders(word).SelectMany(remainder => _byRemainder.GetValueOrDefault(remainder, [])).Distinct())
        {
            var slips = Slips(word, candidate);
            if (slips > Math.Min(Allowed(word), Allowed(candidate)) || slips > leastSlips || !IsLikely(word, candidate))
                continue;
            if (slips < leastSlips)
                best.Clear();
            leastSlips = slips;
            best.Add(candidate);
        }

        return best;
    }

    /// <summary>The words that fit where the writer has put stars for letters: "k*ll".</summary>
    private string[] Unmask(string word) =>
        [.. _byLength.GetValueOrDefault(word.Length, []).Where(candidate => Fits(word, candidate))];

    private static bool Fits(string masked, string candidate)
    {
        for (var i = 0; i < masked.Length; i++)
        {
            if (masked[i] != '*' && masked[i] != candidate[i])
                return false;
        }

        return true;
    }

    /// <summary>People rarely miss a word's first letter; of a short word they only swap letters.</summary>
    private static bool IsLikely(string word, string candidate)
    {
        var swapped = word.Length == candidate.Length && word[0] == candidate[1] && word[1] == candidate[0];
        if (word[0] != candidate[0] && !swapped)
            return false;
        return word.Length > ShortestWord || candidate.Length > ShortestWord
            || word.Order().SequenceEqual(candidate.Order());
    }

    /// <summary>A word with doubled letters counted once: "vomitting" and "vomiting" have one shape.</summary>
    private static string Shape(string word)
    {
        Span<char> shape = stackalloc char[word.Length];
        var length = 0;
        foreach (var letter in word)
        {
            if (length == 0 || shape[length - 1] != letter)
                shape[length++] = letter;
        }

        return shape[..length].ToString();
    }

    /// <summary>A word in which "i", "l" and "1" are one letter, because a "1" may stand for either: "ki11", "su1cide".</summary>
    private static string Uprights(string word) => word.Replace('i', '1').Replace('l', '1');

    private static int Allowed(string word) => word.Length >= LengthForTwoSlips ? 2 : 1;

    /// <summary>The word, and the word with each one letter taken out.</summary>
    private static IEnumerable<string> Remainders(string word)
    {
        yield return word;
        for (var i = 0; i < word.Length; i++)
        {
            // Taking out either of two equal neighbours leaves the same.
            if (i == 0 || word[i] != word[i - 1])
                yield return word.Remove(i, 1);
        }
    }

    private static int Slips(string one, string other)
    {
        var before = new int[other.Length + 1];
        var last = new int[other.Length + 1];
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length];
    }

    private static Dictionary<string, string[]> Group(IEnumerable<(string Key, string Word)> pairs) =>
        pairs.GroupBy(pair => pair.Key, pair => pair.Word, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
