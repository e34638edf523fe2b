namespace Chatbot.Knowledge.Embedding;

/// <summary>Hashes that are the same on every machine and in every process: FNV-1a over UTF-16 code units, then a final mix.</summary>
internal static class TermHash
{
    /// <summary>32 bits, the id of a term in a sparse vector.</summary>
    public static uint Of32(ReadOnlySpan<char> text)
    {
        var hash = Of64(text);
        return (uint)(hash ^ (hash >> 32));
    }

    /// <summary>64 bits.</summary>
    public static ulong Of64(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return Mix(hash);
    }

    /// <summary>Spreads the bits of a hash (the finaliser of SplitMix64).</summary>
    public static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9UL;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebUL;
        return hash ^ (hash >> 31);
    }
}
