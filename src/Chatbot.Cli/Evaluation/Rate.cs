namespace Chatbot.Cli.Evaluation;

/// <summary>How many of how many.</summary>
/// <param name="Part">How many, 0 to <paramref name="Whole"/>.</param>
/// <param name="Whole">Of how many, 0 or more.</param>
internal readonly record struct Rate(int Part, int Whole)
{
    // The 97.5th percentile of the normal distribution: a 95% interval.
    private const double Z = 1.96;

    /// <summary>The share, 0 to 1; null when there is nothing to share.</summary>
    public double? Share => Whole > 0 ? (double)Part / Whole : null;

    /// <summary>Wilson's 95% interval of the share, 0 to 1: what a larger sample could as well have shown.</summary>
    public (double Low, double High) Interval
    {
        get
        {
            if (Share is not { } share)
                return (0, 1);
            var scale = 1 + (Z * Z / Whole);
            var middle = (share + (Z * Z / (2 * Whole))) / scale;
            var half = Z * Math.Sqrt((share * (1 - share) / Whole) + (Z * Z / (4d * Whole * Whole))) / scale;
            return (Math.Max(0, middle - half), Math.Min(1, middle + half));
        }
    }

    /// <summary>How many of <paramref name="items"/> are so.</summary>
    public static Rate Of<T>(IReadOnlyCollection<T> items, Func<T, bool> isSo) => new(items.Count(isSo), items.Count);
}
