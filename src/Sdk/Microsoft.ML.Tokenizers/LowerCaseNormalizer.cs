namespace Microsoft.ML.Tokenizers;

/// <summary>Turns a text to lower case, character by character and without a culture.</summary>
public sealed class LowerCaseNormalizer : Normalizer
{
    public static LowerCaseNormalizer Instance { get; } = new();

    public override string Normalize(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        return Normalize(original.AsSpan());
    }

    public override string Normalize(ReadOnlySpan<char> original) =>
        string.Create(original.Length, original, static (lower, text) => text.ToLowerInvariant(lower));

    internal override bool TryNormalize(ReadOnlySpan<char> original, Span<char> destination, out int written)
    {
        written = original.ToLowerInvariant(destination);
        return true;
    }
}
