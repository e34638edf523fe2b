namespace Chatbot.Answering.Evidence;

/// <summary>Decides whether the evidence answers the question, or whether it is only about the same subject.</summary>
internal static class SufficiencyCheck
{
    // Calibrated on development questions over four articles; see docs/evaluation.md.
    private const float Enough = 0.54f;

    private const float WithoutForm = 0.6f;
    private const float SeekHelpBonus = 0.2f;

    /// <summary>Whether the evidence is enough to answer from.</summary>
    public static bool IsEnough(EvidenceSet evidence) => evidence.Strength >= Enough;

    /// <summary>How far a piece speaks of what the question asks, 0 to 1. A question for a number or a time is not answered without one.</summary>
    /// <param name="own">How much of the question the piece itself covers, 0 to 1.</param>
    /// <param name="inPlace">The same with its heading, title and lead-in.</param>
    /// <param name="kind">What sort of answer is asked for.</param>
    /// <param name="text">The piece.</param>
    public static float Strength(float own, float inPlace, QuestionKind kind, string text)
    {
        var covered = (own + inPlace) / 2;
        return kind switch
        {
            QuestionKind.Quantity or QuestionKind.Duration when AnswerForm.Fit(kind, text) == 0 => covered * WithoutForm,
            QuestionKind.SeekHelp when AnswerForm.Fit(kind, text) > 0 => MathF.Min(1, covered + SeekHelpBonus),
            _ => covered,
        };
    }
}
