namespace Chatbot.Safety.Auditing;

/// <summary>What is kept of an escalation: enough to review the rules by, and nothing that a person wrote.</summary>
/// <param name="Time">When.</param>
/// <param name="Channel">The channel it came over, such as <c>directline</c> or <c>msteams</c>.</param>
/// <param name="Level">The highest level in force.</param>
/// <param name="Standing">Whether it was new, a reminder or settled.</param>
/// <param name="Version">Which rules and texts; see <see cref="RedFlagGuard.Version"/>.</param>
/// <param name="Advice">Key of the text shown.</param>
/// <param name="Rules">The rules in force, highest level first.</param>
public sealed record EscalationRecord(
    DateTimeOffset Time,
    string Channel,
    TriageLevel Level,
    Standing Standing,
    string Version,
    string Advice,
    IReadOnlyList<EscalationRecord.FiredRule> Rules)
{
    /// <summary>The record of a verdict that escalates.</summary>
    public static EscalationRecord Of(GuardVerdict verdict, string version, string channel, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return new EscalationRecord(
            time, channel, verdict.Level, verdict.Standing, version, verdict.Advice?.Key ?? "",
            [.. verdict.Flags.Select(flag => new FiredRule(flag.Rule, flag.Span.Length))]);
    }

    /// <summary>A rule that fired.</summary>
    /// <param name="Rule">Its id.</param>
    /// <param name="Length">How long the words were that made it fire, in UTF-16 code units.</param>
    public sealed record FiredRule(string Rule, int Length);
}

/// <summary>Takes the records of escalations. Whatever happens to it, the person gets their advice: it never throws for want of a disk.</summary>
public interface IEscalationSink
{
    /// <summary>Takes a record. Safe from many threads.</summary>
    void Record(EscalationRecord escalation);
}
