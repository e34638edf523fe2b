using Chatbot.Knowledge.Retrieval;

namespace Chatbot.Answering.Evidence;

/// <summary>Decides whether the evidence answers the question, or whether it is only about the same subject.</summary>
internal static class SufficiencyCheck
{
    // Calibrated on development questions over four articles; see docs/evaluation.md.
    private const float Enough = 0.54f;

    /// <summary>Whether the evidence is enough to answer from.</summary>
    public static bool IsEnough(EvidenceSet evidence, Retrieved retrieved) => evidence.Strength >= Enough && retrieved.Passages.Count > 0;
}
