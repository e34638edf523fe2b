namespace Chatbot.Benchmarks.Load;

/// <summary>What came of it.</summary>
/// <param name="Asked">Questions that the server took.</param>
/// <param name="Lost">Questions without a reply, or that did not come back themselves.</param>
/// <param name="Doubled">Activities that came twice, and second replies to one question.</param>
/// <param name="Waits">From the sending of each question to its reply, in milliseconds, ascending.</param>
internal sealed record LoadResult(int Asked, int Lost, int Doubled, IReadOnlyList<double> Waits)
{
    /// <summary>The wait that a share of the questions stays below, in milliseconds.</summary>
    /// <param name="share">0 to 1.</param>
    public double Percentile(double share) => Waits.Count == 0 ? double.NaN : Waits[Math.Min(Waits.Count - 1, (int)(Waits.Count * share))];

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Asked} asked, {Lost} lost, {Doubled} doubled; reply after {Percentile(.5):0} ms (median), {Percentile(.95):0} ms (95 %), {Percentile(1):0} ms (longest)");
}
