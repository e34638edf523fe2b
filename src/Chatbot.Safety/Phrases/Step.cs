namespace Chatbot.Safety.Phrases;

/// <summary>What a step of a compiled phrase asks for.</summary>
internal enum StepKind
{
    /// <summary>A word that satisfies the word specification <see cref="Step.Argument"/>.</summary>
    Word,

    /// <summary>A finding of the concept <see cref="Step.Argument"/>.</summary>
    Concept,

    /// <summary>Up to <see cref="Step.Argument"/> words of any kind.</summary>
    Gap,

    /// <summary>Either <see cref="Step.Next"/> or <see cref="Step.Other"/>.</summary>
    Split,

    /// <summary>The phrase is complete.</summary>
    End,
}

/// <summary>One step of a compiled phrase. Steps refer to each other by index.</summary>
internal readonly record struct Step(StepKind Kind, int Argument = 0, int Next = -1, int Other = -1);
