using System.Runtime.InteropServices;
using System.Text;

namespace Chatbot.Knowledge.Embedding;

/// <summary>In how many passages of an index each term occurs. It tells how informative a term is, and which words the corpus knows.</summary>
/// <remarks>Immutable once built; safe from many threads.</remarks>
internal sealed class TermCounts
{
    private const int FormatVersion = 2;

    // The length of an empty text and two numbers.
    private const int LeastBytesOfTerm = 9;

    // A subject that every passage speaks of is still the subject.
    private const float LeastRarity = 0.5f;

    private readonly Dictionary<string, TermCount> _counts;

    /// <param name="counts">How often each stem occurs.</param>
    /// <param name="passages">All passages.</param>
    /// <param name="words">All terms of all passages' texts.</param>
    public TermCounts(Dictionary<string, TermCount> counts, int passages, long words) => (_counts, Passages, Words) = (counts, passages, words);

    /// <summary>How many passages were counted.</summary>
    public int Passages { get; }

    /// <summary>How many terms their texts have.</summary>
    public long Words { get; }

    /// <summary>All stems.</summary>
    public IReadOnlyCollection<string> Stems => _counts.Keys;

    /// <summary>How many passages have a stem.</summary>
    public int this[string stem] => _counts.GetValueOrDefault(stem).Passages;

    /// <summary>Whether some passage has a stem.</summary>
    public bool Knows(string stem) => _counts.ContainsKey(stem);

    /// <summary>Whether a stem is part of a name of some document's subject.</summary>
    public bool IsName(string stem) => _counts.GetValueOrDefault(stem).Names > 0;

    /// <summary>How informative a stem is: its inverse document frequency, at least 0.5, highest for an unknown one.</summary>
    public float RarityOf(string stem) => RarityOf(this[stem]);

    /// <summary>How informative a term is that stands in so many passages.</summary>
    public float RarityOf(int passages) => MathF.Max(LeastRarity, MathF.Log(((Passages - passages + 0.5f) / (passages + 0.5f)) + 1));

    /// <summary>These counts without those of passages that were removed and with those of passages that were added.</summary>
    public TermCounts With(TermCounts removed, TermCounts added)
    {
        var counts = new Dictionary<string, TermCount>(_counts, StringComparer.Ordinal);
        foreach (var (stem, count) in removed._counts)
        {
            ref var now = ref CollectionsMarshal.GetValueRefOrNullRef(counts, stem);
            now = new TermCount(now.Passages - count.Passages, now.Names - count.Names);
            if (now == default)
                counts.Remove(stem);
        }

        foreach (var (stem, count) in added._counts)
        {
            ref var now = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, stem, out _);
            now = new TermCount(now.Passages + count.Passages, now.Names + count.Names);
        }

        return new TermCounts(counts, Passages - removed.Passages + added.Passages, Words - removed.Words + added.Words);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are something else or cut short.</exception>
    public static TermCounts Load(ReadOnlyMemory<byte> state)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(state.ToArray()), Encoding.UTF8);
            if (reader.ReadInt32() != FormatVersion)
                throw new InvalidDataException("its term counts are of another version");
            var (passages, words, count) = (reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt32());
            if (count < 0 || count > state.Length / LeastBytesOfTerm)
                throw new InvalidDataException("its term counts are cut short or damaged");
            var counts = new Dictionary<string, TermCount>(count, StringComparer.Ordinal);
            for (var at = 0; at < count; at++)
                counts.Add(reader.ReadString(), new TermCount(reader.ReadInt32(), reader.ReadInt32()));
            return new TermCounts(counts, passages, words);
        }
        catch (Exception exception) when (exception is EndOfStreamException or ArgumentException or OverflowException or IOException)
        {
            throw new InvalidDataException("its term counts are cut short or damaged", exception);
        }
    }

    /// <summary>The counts as bytes, the same for the same counts.</summary>
    public byte[] Save()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(FormatVersion);
        writer.Write(Passages);
        writer.Write(Words);
        writer.Write(_counts.Count);
        foreach (var (stem, count) in _counts.OrderBy(term => term.Key, StringComparer.Ordinal))
        {
            writer.Write(stem);
            writer.Write(count.Passages);
            writer.Write(count.Names);
        }

        writer.Flush();
        return stream.ToArray();
    }
}

/// <summary>How often a stem occurs.</summary>
/// <param name="Passages">Passages that have it, in their text, their headings or the names of their subject.</param>
/// <param name="Names">How many of these have it in the names of their subject.</param>
internal readonly record struct TermCount(int Passages, int Names);
