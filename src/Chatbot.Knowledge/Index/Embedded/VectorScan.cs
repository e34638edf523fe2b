using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>
/// Compares a query with every vector of a segment. A first look at 8 bits a number reads a quarter of the memory, and tells for each vector between
/// which bounds its cosine lies; only those that may be among the best are then reckoned exactly. To be used while the segment is held.
/// </summary>
/// <param name="file">The segment.</param>
/// <param name="counts">How much it holds.</param>
internal sealed class VectorScan(MappedFile file, SegmentCounts counts)
{
    /// <summary>Whether this processor has the instructions for the first look; without them every vector is reckoned exactly at once.</summary>
    public static bool LooksFirst => Avx2.IsSupported;

    /// <summary>The vector of a passage.</summary>
    public ReadOnlySpan<float> this[int passage] => file.Span<float>((int)SegmentSection.Vectors, (long)passage * counts.Dimensions, counts.Dimensions);

    /// <summary>Bounds the cosine of each passage.</summary>
    /// <param name="query">The query.</param>
    /// <param name="least">Takes, for each passage, what the cosine is at least.</param>
    /// <param name="most">Takes what it is at most.</param>
    public void Bound(ScanQuery query, Span<float> least, Span<float> most)
    {
        if (!LooksFirst)
        {
            for (var passage = 0; passage < counts.Passages; passage++)
                most[passage] = least[passage] = Exact(query, passage);
            return;
        }

        var dimensions = counts.Dimensions;
        var numbers = file.Span<sbyte>((int)SegmentSection.Numbers);
        var scales = file.Span<Quantised>((int)SegmentSection.Scales);
        for (var passage = 0; passage < counts.Passages; passage++)
        {
            var product = Product(numbers.Slice(passage * dimensions, dimensions), query.Numbers);
            var estimate = product * (query.Scale * scales[passage].Scale);
            var error = query.ErrorWith(scales[passage]);
            least[passage] = estimate - error;
            most[passage] = estimate + error;
        }
    }

    /// <summary>The cosine of a passage.</summary>
    public float Exact(ScanQuery query, int passage) => TensorPrimitives.Dot(query.Vector, this[passage]);

    private static int Product(ReadOnlySpan<sbyte> left, ReadOnlySpan<short> right)
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        var (at, sum) = (0, 0);
        if (Avx512BW.IsSupported)
        {
            var sums = Vector512<int>.Zero;
            for (; at <= left.Length - Vector512<short>.Count; at += Vector512<short>.Count)
            {
                var wide = Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref a, (nuint)at));
                sums += Avx512BW.MultiplyAddAdjacent(wide, Vector512.LoadUnsafe(ref b, (nuint)at));
            }

            sum = Vector512.Sum(sums);
        }
        else
        {
            var sums = Vector256<int>.Zero;
            for (; at <= left.Length - Vector256<short>.Count; at += Vector256<short>.Count)
            {
                var wide = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref a, (nuint)at));
                sums += Avx2.MultiplyAddAdjacent(wide, Vector256.LoadUnsafe(ref b, (nuint)at));
            }

            sum = Vector256.Sum(sums);
        }

        for (; at < left.Length; at++)
            sum += left[at] * right[at];
        return sum;
    }
}
