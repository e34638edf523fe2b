using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Embedding;

/// <summary>The vectors of word pieces, 8 bits a number with one scale a row. A row is brought to full width when it is first used. Safe from many threads.</summary>
/// <param name="bytes">Each row as its scale and its numbers.</param>
/// <param name="dimensions">Numbers in a row.</param>
internal sealed class PieceRows(byte[] bytes, int dimensions)
{
    private readonly float[]?[] _rows = new float[bytes.Length / LengthOf(dimensions)][];

    /// <summary>Numbers in a row.</summary>
    public int Dimensions => dimensions;

    /// <summary>A row.</summary>
    public float[] this[int piece] => _rows[piece] ??= Read(piece);

    /// <summary>Bytes of a row.</summary>
    public static int LengthOf(int dimensions) => sizeof(float) + dimensions;

    private float[] Read(int piece)
    {
        var row = bytes.AsSpan(piece * LengthOf(dimensions), LengthOf(dimensions));
        var scale = BinaryPrimitives.ReadSingleLittleEndian(row);
        return Array.ConvertAll(MemoryMarshal.Cast<byte, sbyte>(row[sizeof(float)..]).ToArray(), number => number * scale);
    }
}
