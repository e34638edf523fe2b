namespace Chatbot.Safety.Phrases;

/// <summary>A compiled phrase.</summary>
/// <param name="Concept">What it means.</param>
/// <param name="Steps">What it asks for, from its end to its beginning.</param>
internal sealed record Phrase(int Concept, Step[] Steps)
{
    /// <summary>The most steps that a phrase may have; longer lists belong into a concept of their own.</summary>
    public const int MostSteps = 128;

    /// <summary>Whether it is always one word.</summary>
    public bool IsOneWord => Array.TrueForAll(Steps, step => !step.Begins || step is { Kind: StepKind.Word or StepKind.AnyWord, Next: 0 });
}
