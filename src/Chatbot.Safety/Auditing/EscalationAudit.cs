namespace Chatbot.Safety.Auditing;

/// <summary>Leaves a record of each escalation with everyone who takes them.</summary>
/// <param name="sinks">Who takes them; may be empty.</param>
/// <param name="time">The clock.</param>
public sealed class EscalationAudit(IEnumerable<IEscalationSink> sinks, TimeProvider time)
{
    private readonly IReadOnlyList<IEscalationSink> _sinks = [.. sinks];

    /// <summary>Records a verdict that escalates.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="version">Which rules and texts it came of.</param>
    /// <param name="channel">The channel; empty when the message came over none.</param>
    public void Record(GuardVerdict verdict, string version, string channel)
    {
        if (_sinks.Count == 0)
            return;
        var record = EscalationRecord.Of(verdict, version, channel, time.GetUtcNow());
        foreach (var sink in _sinks)
            sink.Record(record);
    }
}
