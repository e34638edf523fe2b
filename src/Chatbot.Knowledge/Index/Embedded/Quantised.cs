using System.Numerics.Tensors;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>How a vector was brought down to 8 bits a number: vector = scale x numbers + a rest of length <paramref name="Rest"/>.</summary>
/// <param name="Scale">What one step of a number is worth.</param>
/// <param name="Rest">Length of what got lost.</param>
internal readonly record struct Quantised(float Scale, float Rest)
{
    private const float Largest = 127;

    /// <summary>Brings a vector down to 8 bits a number.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="numbers">Takes the numbers; as long as the vector.</param>
    public static Quantised Of(ReadOnlySpan<float> vector, Span<sbyte> numbers)
    {
        var scale = vector.IsEmpty ? 0 : MathF.Abs(TensorPrimitives.MaxMagnitude(vector)) / Largest;
        if (scale == 0)
        {
            numbers.Clear();
            return default;
        }

        var rest = 0f;
        for (var at = 0; at < vector.Length; at++)
        {
            var number = (sbyte)MathF.Round(vector[at] / scale);
            numbers[at] = number;
            var lost = vector[at] - (number * scale);
            rest += lost * lost;
        }

        return new Quantised(scale, MathF.Sqrt(rest));
    }
}
