using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>Writes one record as bytes: whole numbers in as few bytes as they need, seven bits a byte, and texts in UTF-8 after their length.</summary>
internal sealed class RecordWriter
{
    private const int HashLength = 16;

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    /// <summary>What was written since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>Begins a new record in the same memory.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    /// <summary>Writes a number, 0 or above.</summary>
    public void Write(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        var rest = (uint)value;
        var room = _bytes.GetSpan(5);
        var length = 0;
        for (; rest >= 0x80; rest >>= 7)
            room[length++] = (byte)(rest | 0x80);
        room[length++] = (byte)rest;
        _bytes.Advance(length);
    }

    /// <summary>Writes a hash in 16 bytes.</summary>
    public void Write(UInt128 hash)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(_bytes.GetSpan(HashLength), hash);
        _bytes.Advance(HashLength);
    }

    /// <summary>Writes a text. Every text comes back as it was.</summary>
    public void Write(string text)
    {
        // Twice the length, and one more when it stands there in UTF-16, which keeps even half a surrogate pair.
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            Write((text.Length * sizeof(char) * 2) + 1);
            _bytes.Write(MemoryMarshal.AsBytes(text.AsSpan()));
        }
        else
        {
            Write(Encoding.UTF8.GetByteCount(text) * 2);
            Encoding.UTF8.GetBytes(text, _bytes);
        }
    }

    /// <summary>Writes a text or none.</summary>
    public void WriteOptional(string? text)
    {
        Write(text is null ? 0 : 1);
        if (text is not null)
            Write(text);
    }

    /// <summary>Writes a list.</summary>
    public void Write<T>(IReadOnlyList<T> list, Action<T> write)
    {
        Write(list.Count);
        foreach (var item in list)
            write(item);
    }
}
