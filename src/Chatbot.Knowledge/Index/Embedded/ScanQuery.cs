using System.Numerics.Tensors;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>A query's vector, brought down to 16 bits a number for the scan, with what that costs at most.</summary>
internal sealed class ScanQuery
{
    // Rounding of 32-bit floating point, many times over.
    private const float Rounding = 1e-6f;

    private readonly float _length;
    private readonly float _perScale;

    /// <param name="vector">The query.</param>
    public ScanQuery(ReadOnlySpan<float> vector)
    {
        Vector = vector.ToArray();
        Numbers = new short[vector.Length];
        _length = TensorPrimitives.Norm(vector);
        // The sum of all products has to fit into 32 bits.
        var largest = Math.Min(short.MaxValue, int.MaxValue / (sbyte.MaxValue * Math.Max(1, vector.Length)));
        Scale = vector.IsEmpty ? 0 : MathF.Abs(TensorPrimitives.MaxMagnitude(vector)) / largest;
        var rest = 0f;
        for (var at = 0; at < vector.Length && Scale > 0; at++)
        {
            Numbers[at] = (short)MathF.Round(vector[at] / Scale);
            var lost = vector[at] - (Numbers[at] * Scale);
            rest += lost * lost;
        }

        _perScale = (MathF.Sqrt(rest) + (Rounding * _length)) * sbyte.MaxValue * MathF.Sqrt(vector.Length);
    }

    /// <summary>The query as it came.</summary>
    public float[] Vector { get; }

    /// <summary>The numbers, at most 16 bits each.</summary>
    public short[] Numbers { get; }

    /// <summary>What one step of a number is worth.</summary>
    public float Scale { get; }

    /// <summary>How far the product of the numbers may be from that of the vectors, by the inequality of Cauchy and Schwarz for what either has lost.</summary>
    public float ErrorWith(Quantised vector) => (_length * vector.Rest) + (_perScale * vector.Scale);
}
