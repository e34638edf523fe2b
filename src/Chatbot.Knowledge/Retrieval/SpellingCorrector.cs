using Chatbot.Knowledge.Embedding;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>
/// Replaces a stem that the index does not know by one that it does, or that a phrase of lay terms opens with, when they differ by a slip of the finger: one letter in words of
/// six to eight letters, two in longer ones, never the first letter. Names of subjects are the hardest to spell and the most worth
/// finding, so one letter may differ from them in words of five and two in words of seven, and a name wins over another word as near. A word that the
/// tokenizer's vocabulary knows as a whole is a real word, however near it is to another, and stays.
/// </summary>
internal sealed class SpellingCorrector(TermCounts counts)
{
    // "Chess" is no slip for "chest": among short words too many lie close to each other.
    private const int ShortestSlip = 5;

    // "Flattest" is no slip for "fattest", which no article need have.
    private const int ShortestLay = 9;

    private readonly ILookup<char, string> _byFirstLetter =
        counts.Stems.Union(LayTerms.Default.Stems.Where(stem => stem.Length >= ShortestLay)).Where(stem => stem.Length >= 5 && char.IsAsciiLetter(stem[0])).ToLookup(stem => stem[0]);

    // An everyday word such as "scared" is no slip for "share" either: what it means is looked up afterwards.
    /// <summary>The word's stem when it is known, a real word, or nothing is near enough; else the nearest known stem, the more frequent on a tie.</summary>
    /// <param name="form">A word in lower case.</param>
    public string StemOf(string form)
    {
        var stem = Stemmer.Stem(form);
        if (form.Length < 5 || counts.Knows(stem) || LayTerms.Default.Knows(stem) || EverydayWords.Contains(stem) || TokenEmbedder.Default.Pieces.HasWord(form))
            return stem;

        var best = stem;
        var bestRank = (Distance: int.MaxValue, NoName: true, Rareness: 0);
        foreach (var candidate in _byFirstLetter[stem[0]])
        {
            var name = counts.IsName(candidate);
            var allowed = form.Length >= (name ? 7 : 9) ? 2 : name || form.Length > ShortestSlip ? 1 : 0;
            if (Math.Abs(candidate.Length - stem.Length) > allowed)
                continue;
            var rank = (Distance: Distance(stem, candidate), !name, -counts[candidate]);
            if (rank.Distance <= allowed && rank.CompareTo(bestRank) < 0)
                (best, bestRank) = (candidate, rank);
        }

        return best;
    }

    // Damerau-Levenshtein, the variant that allows each pair of letters to be swapped once (optimal string alignment).
    internal static int Distance(string a, string b)
    {
        var (twoAgo, oneAgo, now) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            oneAgo[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = oneAgo[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                now[j] = Math.Min(replace, Math.Min(oneAgo[j], now[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    now[j] = Math.Min(now[j], twoAgo[j - 2] + 1);
            }

            (twoAgo, oneAgo, now) = (oneAgo, now, twoAgo);
        }

        return oneAgo[b.Length];
    }
}
