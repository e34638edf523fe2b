using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    /// <summary>The product of a row and a vector, without bringing the row to full width: a question is compared with a thousand rows, and reading them is most of the work.</summary>
    /// <param name="vector">As long as a row.</param>
    /// <param name="piece">Whose row.</param>
    public float Product(ReadOnlySpan<float> vector, int piece)
    {
        var numbers = Numbers(piece, out var scale);
        ref var left = ref MemoryMarshal.GetReference(numbers);
        ref var right = ref MemoryMarshal.GetReference(vector);
        var (at, sum) = (0, 0f);
        if (Avx512F.IsSupported)
        {
            var sums = Vector512<float>.Zero;
            for (; at <= numbers.Length - Vector512<float>.Count; at += Vector512<float>.Count)
            {
                var wide = Avx512F.ConvertToVector512Single(Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref left, (nuint)at)));
                sums = Vector512.FusedMultiplyAdd(wide, Vector512.LoadUnsafe(ref right, (nuint)at), sums);
            }

            sum = Vector512.Sum(sums);
        }
        else if (Avx2.IsSupported)
        {
            var sums = Vector256<float>.Zero;
            for (; at <= numbers.Length - Vector256<float>.Count; at += Vector256<float>.Count)
            {
                var wide = Avx.ConvertToVector256Single(Avx2.ConvertToVector256Int32(Vector64.LoadUnsafe(ref left, (nuint)at).ToVector128Unsafe()));
                sums = Vector256.FusedMultiplyAdd(wide, Vector256.LoadUnsafe(ref right, (nuint)at), sums);
            }

            sum = Vector256.Sum(sums);
        }

        for (; at < numbers.Length; at++)
            sum += numbers[at] * vector[at];
        return sum * scale;
    }

    private float[] Read(int piece)
    {
        var numbers = Numbers(piece, out var scale);
        return Array.ConvertAll(numbers.ToArray(), number => number * scale);
    }

    private ReadOnlySpan<sbyte> Numbers(int piece, out float scale)
    {
        var row = bytes.AsSpan(piece * LengthOf(dimensions), LengthOf(dimensions));
        scale = BinaryPrimitives.ReadSingleLittleEndian(row);
        return MemoryMarshal.Cast<byte, sbyte>(row[sizeof(float)..]);
    }
}
