namespace Chatbot.Safety.Phrases;

/// <summary>What a step of a compiled phrase asks for.</summary>
internal enum StepKind
{
    /// <summary>Nothing more: the phrase is complete.</summary>
    End,

    /// <summary>A word that satisfies the word specification <see cref="Step.Argument"/>.</summary>
    Word,

    /// <summary>A word that satisfies one of the specifications <see cref="Step.Words"/>.</summary>
    AnyWord,

    /// <summary>A finding of the concept <see cref="Step.Argument"/>.</summary>
    Concept,

    /// <summary>Up to <see cref="Step.Argument"/> words of any kind.</summary>
    Gap,

    /// <summary>Either <see cref="Step.Next"/> or <see cref="Step.Other"/>.</summary>
    Split,
}

/// <summary>One step of a compiled phrase. Steps refer to each other by their index in the phrase; 0 is its end.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Argument">Which word or concept, or how many words.</param>
/// <param name="Next">The step that follows in the text; its index is lower.</param>
/// <param name="Other">With <see cref="StepKind.Split"/>: the step that may follow instead.</param>
/// <param name="Words">With <see cref="StepKind.AnyWord"/>: the specifications.</param>
internal readonly record struct Step(StepKind Kind, int Argument = 0, int Next = 0, int Other = 0, int[]? Words = null)
{
    /// <summary>Whether there is no way round this step: without it the phrase is not there.</summary>
    public bool IsOnEveryPath { get; init; }
}
