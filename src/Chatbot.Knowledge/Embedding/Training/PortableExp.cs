namespace Chatbot.Knowledge.Embedding.Training;

/// <summary>e to a power, with the same bits on every machine, which the runtime's own does not promise.</summary>
internal static class PortableExp
{
    private const double Ln2 = 0.693147180559945309417;

    /// <summary>e^<paramref name="x"/> for x of at most 0, to 13 digits; 0 below -700.</summary>
    public static double Of(double x)
    {
        if (x < -700)
            return 0;
        // e^x = 2^k e^r with |r| <= ln 2 / 2, and e^r by its series.
        var k = Math.Round(x / Ln2);
        var r = x - (k * Ln2);
        var (sum, term) = (1.0, 1.0);
        for (var n = 1; n <= 11; n++)
        {
            term *= r / n;
            sum += term;
        }

        return sum * BitConverter.Int64BitsToDouble(((long)k + 1023) << 52);
    }
}
