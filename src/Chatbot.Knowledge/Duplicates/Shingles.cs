using System.Runtime.InteropServices;
using Chatbot.Knowledge.Embedding;

namespace Chatbot.Knowledge.Duplicates;

/// <summary>The wording of a text as the set of its runs of five words, so that two wordings can be compared.</summary>
/// <remarks>
/// Letters and digits count, in lower case; punctuation, marks and line breaks do not. The set is held as 32-bit hashes, with a sketch
/// of 32 least values (MinHash in one permutation: Li, Owen, Zhang, 2012; empty places filled by rotation: Shrivastava, Li, 2014).
/// </remarks>
internal sealed class Shingles
{
    /// <summary>Share of the runs of both texts that two near-duplicates have in common: one word in a hundred may differ.</summary>
    public const double Near = 0.9;

    /// <summary>Values of the sketch.</summary>
    public const int SketchSize = 32;

    private const int WordsPerRun = 5;

    /// <summary>Shorter texts, such as "See your doctor if it gets worse", repeat for good reasons.</summary>
    private const int MinWords = 16;

    /// <summary>Fewest equal values in the sketches of near-duplicates: 28.8 of 32 are expected, and fewer than 20 once in a million.</summary>
    private const int MinEqual = 20;

    private const int SketchShift = 27;

    private readonly uint[] runs;

    private Shingles(uint[] runs)
    {
        this.runs = runs;
        Sketch = SketchOf(runs);
    }

    /// <summary>Least values; those of two texts agree at a place about as often as the texts share runs.</summary>
    public uint[] Sketch { get; }

    /// <summary>The wording of a text; null when it is too short to be told from others by its words.</summary>
    public static Shingles? Of(ReadOnlySpan<char> text)
    {
        var words = new List<ulong>(text.Length / 5);
        var hash = 0UL;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                hash = TermHash.Mix(hash ^ char.ToLowerInvariant(c));
            }
            else if (hash != 0)
            {
                words.Add(hash);
                hash = 0;
            }
        }

        if (hash != 0)
            words.Add(hash);
        return words.Count < MinWords ? null : new Shingles(RunsOf(CollectionsMarshal.AsSpan(words)));
    }

    /// <summary>Whether two texts say nearly the same words in the same order.</summary>
    public bool IsNearly(Shingles other)
    {
        if (Math.Min(runs.Length, other.runs.Length) < Near * Math.Max(runs.Length, other.runs.Length))
            return false;
        var equal = 0;
        for (var at = 0; at < SketchSize; at++)
            equal += Sketch[at] == other.Sketch[at] ? 1 : 0;
        return equal >= MinEqual && Likeness(other) >= Near;
    }

    /// <summary>Share of all runs of two texts that both have, 0 to 1 (Jaccard).</summary>
    public double Likeness(Shingles other)
    {
        var (own, theirs, shared) = (0, 0, 0);
        while (own < runs.Length && theirs < other.runs.Length)
        {
            var order = runs[own].CompareTo(other.runs[theirs]);
            shared += order == 0 ? 1 : 0;
            own += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }

        return (double)shared / (runs.Length + other.runs.Length - shared);
    }

    private static uint[] RunsOf(ReadOnlySpan<ulong> words)
    {
        var runs = new uint[words.Length - WordsPerRun + 1];
        for (var at = 0; at < runs.Length; at++)
        {
            var hash = 0UL;
            foreach (var word in words.Slice(at, WordsPerRun))
                hash = TermHash.Mix((hash * 31) + word);
            runs[at] = (uint)(hash >> 32);
        }

        Array.Sort(runs);
        var distinct = 1;
        for (var at = 1; at < runs.Length; at++)
        {
            if (runs[at] != runs[distinct - 1])
                runs[distinct++] = runs[at];
        }

        return runs[..distinct];
    }

    private static uint[] SketchOf(uint[] runs)
    {
        // Sorted, so the first run of a place is its least.
        var sketch = new uint[SketchSize];
        var filled = 0U;
        foreach (var run in runs)
        {
            var place = (int)(run >> SketchShift);
            if ((filled & (1U << place)) == 0)
                sketch[place] = run;
            filled |= 1U << place;
        }

        for (var place = 0; place < SketchSize; place++)
        {
            var from = place;
            while ((filled & (1U << from)) == 0)
                from = (from + 1) % SketchSize;
            sketch[place] = sketch[from];
        }

        return sketch;
    }
}
