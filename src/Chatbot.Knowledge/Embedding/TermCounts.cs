using System.Text;

namespace Chatbot.Knowledge.Embedding;

/// <summary>In how many passages of an index each term occurs. It tells how informative a term is, and which words the corpus knows.</summary>
/// <remarks>Immutable once built; safe from many threads.</remarks>
internal sealed class TermCounts
{
    private const int FormatVersion = 1;

    // A subject that every passage speaks of is still the subject.
    private const float LeastRarity = 0.5f;

    private readonly Dictionary<string, int> _passagesWith;
    private readonly HashSet<string> _names;

    /// <param name="passagesWith">Passages with each stem.</param>
    /// <param name="names">Stems that stand in titles and other names of subjects.</param>
    /// <param name="passages">All passages.</param>
    public TermCounts(IEnumerable<KeyValuePair<string, int>> passagesWith, IEnumerable<string> names, int passages)
    {
        _passagesWith = new Dictionary<string, int>(passagesWith, StringComparer.Ordinal);
        _names = new HashSet<string>(names, StringComparer.Ordinal);
        Passages = passages;
    }

    /// <summary>How many passages were counted.</summary>
    public int Passages { get; }

    /// <summary>All stems.</summary>
    public IReadOnlyCollection<string> Stems => _passagesWith.Keys;

    /// <summary>How many passages have a stem.</summary>
    public int this[string stem] => _passagesWith.GetValueOrDefault(stem);

    /// <summary>Whether some passage has a stem.</summary>
    public bool Knows(string stem) => _passagesWith.ContainsKey(stem);

    /// <summary>Whether a stem is part of a name of some document's subject.</summary>
    public bool IsName(string stem) => _names.Contains(stem);

    /// <summary>How informative a stem is: its inverse document frequency, at least 0.5, highest for an unknown one.</summary>
    public float RarityOf(string stem) => RarityOf(this[stem]);

    /// <summary>How informative a term is that stands in so many passages.</summary>
    public float RarityOf(int passages) => MathF.Max(LeastRarity, MathF.Log(((Passages - passages + 0.5f) / (passages + 0.5f)) + 1));

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are something else or cut short.</exception>
    public static TermCounts Load(ReadOnlyMemory<byte> state)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(state.ToArray()), Encoding.UTF8);
            if (reader.ReadInt32() != FormatVersion)
                throw new InvalidDataException("its term counts are of another version");
            var (passages, count) = (reader.ReadInt32(), reader.ReadInt32());
            var passagesWith = new KeyValuePair<string, int>[count];
            var names = new List<string>();
            for (var at = 0; at < count; at++)
            {
                passagesWith[at] = KeyValuePair.Create(reader.ReadString(), reader.ReadInt32());
                if (reader.ReadBoolean())
                    names.Add(passagesWith[at].Key);
            }

            return new TermCounts(passagesWith, names, passages);
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
        writer.Write(_passagesWith.Count);
        foreach (var (stem, count) in _passagesWith.OrderBy(term => term.Key, StringComparer.Ordinal))
        {
            writer.Write(stem);
            writer.Write(count);
            writer.Write(_names.Contains(stem));
        }

        writer.Flush();
        return stream.ToArray();
    }
}
