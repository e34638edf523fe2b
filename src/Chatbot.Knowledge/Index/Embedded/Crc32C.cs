using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>CRC-32C (Castagnoli), which processors reckon in hardware. It finds every damage of up to 32 bits in a row, so of any one byte.</summary>
internal struct Crc32C
{
    /// <summary>The checksum of all that was added.</summary>
    public uint Value { readonly get; private set; }

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = default(Crc32C);
        sum.Add(bytes);
        return sum.Value;
    }

    /// <summary>Goes on with more bytes.</summary>
    // A command is over before its hottest loop would be compiled a second time, so it is compiled well at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var crc = ~Value;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        Value = ~crc;
    }
}
