using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Duplicates;

/// <summary>A text that repeats an earlier one nearly word for word.</summary>
/// <param name="Index">Which text.</param>
/// <param name="Of">The first text of that wording.</param>
public readonly record struct NearDuplicate(int Index, int Of);

/// <summary>Finds texts that repeat others nearly word for word, in time that grows with the number of texts and not with its square.</summary>
public static class NearDuplicates
{
    // Texts that share 90% of their runs agree in a band of four with probability 0.66, and in none of eight bands once in 5,000 times.
    private const int Bands = 8;
    private const int BandSize = Shingles.SketchSize / Bands;

    /// <summary>The repeated texts in order, each with the first of its wording. Deterministic.</summary>
    /// <param name="texts">Texts of any length; those under 16 words count as no repetition.</param>
    public static IReadOnlyList<NearDuplicate> Among(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var wordings = new Shingles?[texts.Count];
        Parallel.For(0, texts.Count, at => wordings[at] = Shingles.Of(texts[at]));

        var found = new List<NearDuplicate>();
        // By band and its values: the last first-of-its-wording that has them, and before it the others, linked.
        var last = new Dictionary<(int Band, uint, uint, uint, uint), int>();
        var before = new int[texts.Count * Bands];
        for (var at = 0; at < texts.Count; at++)
        {
            if (wordings[at] is not { } wording)
                continue;
            if (FirstLike(wording) is >= 0 and var first)
                found.Add(new NearDuplicate(at, first));
            else
                Add(wording.Sketch, at);
        }

        return found;

        int FirstLike(Shingles wording)
        {
            var first = -1;
            for (var band = 0; band < Bands; band++)
            {
                for (var other = last.GetValueOrDefault(Key(wording.Sketch, band), -1); other >= 0; other = before[(other * Bands) + band])
                {
                    if ((first < 0 || other < first) && wording.IsNearly(wordings[other]!))
                        first = other;
                }
            }

            return first;
        }

        void Add(uint[] sketch, int at)
        {
            for (var band = 0; band < Bands; band++)
            {
                ref var newest = ref CollectionsMarshal.GetValueRefOrAddDefault(last, Key(sketch, band), out var exists);
                before[(at * Bands) + band] = exists ? newest : -1;
                newest = at;
            }
        }
    }

    private static (int Band, uint First, uint Second, uint Third, uint Fourth) Key(uint[] sketch, int band) =>
        (band, sketch[band * BandSize], sketch[(band * BandSize) + 1], sketch[(band * BandSize) + 2], sketch[(band * BandSize) + 3]);
}
