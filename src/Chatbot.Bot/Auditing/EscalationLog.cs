using Chatbot.Safety;
using Chatbot.Safety.Auditing;

namespace Chatbot.Bot.Auditing;

/// <summary>Writes each escalation to the host's log, in fields that a log server can count.</summary>
/// <param name="logger">The log.</param>
internal sealed partial class EscalationLog(ILogger<EscalationLog> logger) : IEscalationSink
{
    /// <inheritdoc/>
    public void Record(EscalationRecord escalation)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            var rules = string.Join(' ', escalation.Rules.Select(fired => $"{fired.Rule}:{fired.Length}"));
            LogEscalation(escalation.Level, escalation.Standing, escalation.Channel, rules, escalation.Advice, escalation.Version);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Escalated {Level} ({Standing}) on channel {Channel}: rules with lengths of words {Rules}, advice {Advice}, rules version {Version}")]
    private partial void LogEscalation(TriageLevel level, Standing standing, string channel, string rules, string advice, string version);
}
