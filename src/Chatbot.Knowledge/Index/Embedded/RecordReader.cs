using System.Runtime.InteropServices;
using System.Text;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>Reads what <see cref="RecordWriter"/> wrote.</summary>
/// <param name="bytes">One record.</param>
internal ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Reads a number.</summary>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public int Number()
    {
        var value = 0u;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = Take(1)[0];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
                return (int)value;
        }

        throw new InvalidDataException("a number has no end");
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public string Text()
    {
        var length = Number();
        var bytes = Take(length / 2);
        return length % 2 == 0 ? Encoding.UTF8.GetString(bytes) : new string(MemoryMarshal.Cast<byte, char>(bytes));
    }

    /// <summary>Reads a text or none.</summary>
    public string? OptionalText() => Number() == 0 ? null : Text();

    /// <summary>Reads a list of texts.</summary>
    public string[] Texts()
    {
        var texts = new string[Count()];
        for (var at = 0; at < texts.Length; at++)
            texts[at] = Text();
        return texts;
    }

    /// <summary>Reads how many items a list has.</summary>
    /// <exception cref="InvalidDataException">It is more than the record has bytes.</exception>
    public int Count() => Number() is var count && count >= 0 && count <= _rest.Length ? count : throw new InvalidDataException("a list has no end");

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > _rest.Length)
            throw new InvalidDataException("the record is cut short");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
