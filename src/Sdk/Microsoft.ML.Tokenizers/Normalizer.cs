namespace Microsoft.ML.Tokenizers;

/// <summary>Rewrites a text before it is cut into tokens.</summary>
public abstract class Normalizer
{
    protected Normalizer()
    {
    }

    public abstract string Normalize(string original);

    public abstract string Normalize(ReadOnlySpan<char> original);

    /// <summary>How many characters one may become in <see cref="TryNormalize"/>: an ideograph gets spaces around it.</summary>
    internal const int LargestGrowth = 3;

    /// <summary>Normalises without allocating into a destination at least <see cref="LargestGrowth"/> times as long as the text.</summary>
    /// <returns>False when only <see cref="Normalize(string)"/> can do it.</returns>
    internal virtual bool TryNormalize(ReadOnlySpan<char> original, Span<char> destination, out int written)
    {
        written = 0;
        return false;
    }
}
