namespace Chatbot.Knowledge.Embedding.Training;

/// <summary>SplitMix64: random numbers that are the same for a seed on every machine and with every version of the runtime.</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from 0 up to, not including, <paramref name="limit"/>.</summary>
    public int Next(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>True so often, 0 to 1.</summary>
    public bool Chance(double share) => Unit() < share;

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Puts a list in random order.</summary>
    public void Shuffle<T>(IList<T> list)
    {
        for (var at = list.Count - 1; at > 0; at--)
        {
            var other = Next(at + 1);
            (list[at], list[other]) = (list[other], list[at]);
        }
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return TermHash.Mix(_state);
    }
}
