using Chatbot.Safety;

namespace Chatbot.Cli.Evaluation;

/// <summary>A guard case with the verdict it got.</summary>
/// <param name="Golden">What was expected.</param>
/// <param name="Verdict">What came.</param>
internal sealed record ScoredMessage(GuardCase Golden, GuardVerdict Verdict)
{
    /// <summary>Whether urgent care was advised exactly where it should be; the level is another matter.</summary>
    public bool IsRight => Verdict.Escalates == Golden.IsPositive;

    /// <summary>Whether the level is the label or higher.</summary>
    public bool ReachesLabel => Verdict.Level >= Golden.Label;
}
