using System.Buffers.Binary;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>
/// The form of every file of the index: a header of 64 bytes and a table of sections, then the sections, each starting at a multiple of 64.
/// All numbers are little-endian.
/// </summary>
/// <remarks>
/// Header: magic (8 bytes), format version, number of sections, length of the file (8 bytes), checksum of the header and the table (taken with
/// these four bytes zero). Table: for each section offset and length (8 bytes each), checksum, four bytes of zero.
/// </remarks>
internal static class SectionFile
{
    /// <summary>Raised whenever an older program could not read what is written.</summary>
    public const int FormatVersion = 2;

    /// <summary>Sections start at multiples of this: a cache line, and the widest vector register.</summary>
    public const int Alignment = 64;

    public const int HeaderLength = 64;
    public const int EntryLength = 24;
    public const int VersionAt = 8;
    public const int CountAt = 12;
    public const int LengthAt = 16;
    public const int ChecksumAt = 24;

    /// <summary>The first bytes of every file.</summary>
    public static ReadOnlySpan<byte> Magic => "CHATBOT\n"u8;

    /// <summary>Where the first section starts.</summary>
    public static int StartOf(int sections) => RoundUp(HeaderLength + (sections * EntryLength));

    /// <summary>The next place where a section may start.</summary>
    public static int RoundUp(int offset) => (int)RoundUp((long)offset);

    /// <inheritdoc cref="RoundUp(int)"/>
    public static long RoundUp(long offset) => (offset + Alignment - 1) / Alignment * Alignment;

    /// <summary>The checksum of header and table, which stand in <paramref name="head"/>.</summary>
    public static uint ChecksumOf(ReadOnlySpan<byte> head)
    {
        var sum = default(Crc32C);
        sum.Add(head[..ChecksumAt]);
        sum.Add(stackalloc byte[sizeof(uint)]);
        sum.Add(head[(ChecksumAt + sizeof(uint))..]);
        return sum.Value;
    }

    /// <summary>One row of the table.</summary>
    internal readonly record struct Entry(long Offset, long Length, uint Checksum)
    {
        /// <summary>Reads row <paramref name="number"/>.</summary>
        public static Entry Read(ReadOnlySpan<byte> head, int number)
        {
            var row = head.Slice(HeaderLength + (number * EntryLength), EntryLength);
            return new Entry(
                BinaryPrimitives.ReadInt64LittleEndian(row),
                BinaryPrimitives.ReadInt64LittleEndian(row[8..]),
                BinaryPrimitives.ReadUInt32LittleEndian(row[16..]));
        }

        /// <summary>Writes it as row <paramref name="number"/>.</summary>
        public void Write(Span<byte> head, int number)
        {
            var row = head.Slice(HeaderLength + (number * EntryLength), EntryLength);
            BinaryPrimitives.WriteInt64LittleEndian(row, Offset);
            BinaryPrimitives.WriteInt64LittleEndian(row[8..], Length);
            BinaryPrimitives.WriteUInt32LittleEndian(row[16..], Checksum);
        }
    }
}
