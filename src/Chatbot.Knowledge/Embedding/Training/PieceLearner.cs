using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Embedding.Training;

/// <summary>
/// Learns word pieces from word counts by byte-pair encoding: the two neighbouring pieces seen together most often become one, again
/// and again (Sennrich, Haddow and Birch 2016). Equal counts go to the pair that is first in ordinal order, so the result is
/// the same everywhere.
/// </summary>
internal sealed class PieceLearner
{
    // A letter of another script that stands in a handful of words is not worth a piece.
    private const int LeastLetterCount = 50;

    private readonly List<string> _pieces = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<int[]> _words = [];
    private readonly List<long> _counts = [];
    private readonly Dictionary<(int Left, int Right), long> _pairCounts = [];
    private readonly Dictionary<(int Left, int Right), HashSet<int>> _wordsWith = [];
    private readonly PriorityQueue<(int Left, int Right), (long Count, string Name)> _queue =
        new(Comparer<(long Count, string Name)>.Create((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Name, b.Name)));

    private PieceLearner(IEnumerable<KeyValuePair<string, long>> wordCounts)
    {
        var words = wordCounts.OrderBy(word => word.Key, StringComparer.Ordinal).ToList();
        var letters = new SortedDictionary<char, long>();
        foreach (var (word, count) in words)
        {
            foreach (var letter in word)
                letters[letter] = letters.GetValueOrDefault(letter) + count;
        }

        var kept = letters.Where(letter => char.IsAsciiLetterOrDigit(letter.Key) || letter.Value >= LeastLetterCount).Select(letter => letter.Key).ToHashSet();
        foreach (var letter in kept.Order())
            Id(letter.ToString());
        foreach (var letter in kept.Order())
            Id(WordPieces.Inside + letter);

        foreach (var (word, count) in words.Where(word => word.Key.All(kept.Contains)))
        {
            _words.Add([.. word.Select((letter, at) => Id(at == 0 ? letter.ToString() : WordPieces.Inside + letter))]);
            _counts.Add(count);
            CountPairs(_words.Count - 1, 1);
        }

        foreach (var pair in _pairCounts.Keys)
            Enqueue(pair);
    }

    /// <summary>The pieces, letters first, then in the order in which they were joined.</summary>
    /// <param name="wordCounts">How often each word form occurs.</param>
    /// <param name="size">How many pieces at most; fewer when all words are whole.</param>
    /// <param name="cancellationToken">Stops the learning.</param>
    public static IReadOnlyList<string> Learn(IEnumerable<KeyValuePair<string, long>> wordCounts, int size, CancellationToken cancellationToken)
    {
        var learner = new PieceLearner(wordCounts);
        while (learner._pieces.Count < size && learner.TakeBest() is { } pair)
        {
            cancellationToken.ThrowIfCancellationRequested();
            learner.Join(pair);
        }

        return learner._pieces;
    }

    private int Id(string piece)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, piece, out var known);
        if (!known)
        {
            id = _pieces.Count;
            _pieces.Add(piece);
        }

        return id;
    }

    // Counts only change by joining, so an entry whose count is out of date is put back with the right one.
    private (int Left, int Right)? TakeBest()
    {
        while (_queue.TryDequeue(out var pair, out var rank))
        {
            var count = _pairCounts.GetValueOrDefault(pair);
            if (count == rank.Count && count > 1)
                return pair;
            if (count > 1 && count < rank.Count)
                Enqueue(pair);
        }

        return null;
    }

    private void Join((int Left, int Right) pair)
    {
        var joined = Id(Joined(pair));
        var touched = new HashSet<(int, int)>();
        foreach (var word in _wordsWith[pair].Order().ToList())
        {
            CountPairs(word, -1);
            var parts = _words[word];
            var shorter = new List<int>(parts.Length);
            for (var at = 0; at < parts.Length; at++)
            {
                if (at + 1 < parts.Length && parts[at] == pair.Left && parts[at + 1] == pair.Right)
                {
                    shorter.Add(joined);
                    at++;
                }
                else
                {
                    shorter.Add(parts[at]);
                }
            }

            _words[word] = [.. shorter];
            CountPairs(word, 1);
            for (var at = 0; at + 1 < shorter.Count; at++)
            {
                if (shorter[at] == joined || shorter[at + 1] == joined)
                    touched.Add((shorter[at], shorter[at + 1]));
            }
        }

        foreach (var fresh in touched)
            Enqueue(fresh);
    }

    private void CountPairs(int word, int sign)
    {
        var parts = _words[word];
        for (var at = 0; at + 1 < parts.Length; at++)
        {
            var pair = (parts[at], parts[at + 1]);
            CollectionsMarshal.GetValueRefOrAddDefault(_pairCounts, pair, out _) += sign * _counts[word];
            ref var words = ref CollectionsMarshal.GetValueRefOrAddDefault(_wordsWith, pair, out _);
            words ??= [];
            if (sign > 0)
                words.Add(word);
            else
                words.Remove(word);
        }
    }

    private void Enqueue((int Left, int Right) pair) => _queue.Enqueue(pair, (_pairCounts[pair], Joined(pair)));

    private string Joined((int Left, int Right) pair) => _pieces[pair.Left] + _pieces[pair.Right][WordPieces.Inside.Length..];
}
