namespace Chatbot.Safety.Phrases;

/// <summary>What a step of a compiled phrase asks for.</summary>
internal enum StepKind : byte
{
    /// <summary>Nothing more: the phrase is complete.</summary>
    End,

    /// <summary>A word that satisfies the word specification <see cref="Step.Argument"/>.</summary>
    Word,

    /// <summary>A word that satisfies one of the specifications of the set <see cref="Step.Argument"/> (<see cref="WordSets"/>).</summary>
    AnyWord,

    /// <summary>A finding of the concept <see cref="Step.Argument"/>.</summary>
    Concept,

    /// <summary>Up to <see cref="Step.Argument"/> words of any kind.</summary>
    Gap,

    /// <summary>Either <see cref="Step.Next"/> or <see cref="Step.Other"/>.</summary>
    Split,
}

/// <summary>
/// One step of a compiled phrase, in eight bytes, because thousands are walked for one message. Steps refer to each other by their index
/// in the phrase; 0 is its end.
/// </summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Next">The step that follows in the text; its index is lower.</param>
/// <param name="Other">With <see cref="StepKind.Split"/>: the step that may follow instead.</param>
/// <param name="Traits">Where it stands in its phrase.</param>
/// <param name="Argument">Which word, set or concept, or how many words.</param>
internal readonly record struct Step(StepKind Kind, byte Next = 0, byte Other = 0, StepTraits Traits = StepTraits.None, int Argument = 0)
{
    /// <summary>Whether there is no way round this step: without it the phrase is not there.</summary>
    public bool IsOnEveryPath => (Traits & StepTraits.OnEveryPath) != 0;

    /// <summary>Whether the phrase may begin with this step.</summary>
    public bool Begins => (Traits & StepTraits.Begins) != 0;
}

/// <summary>Where a step stands in its phrase.</summary>
[Flags]
internal enum StepTraits : byte
{
    /// <summary>Somewhere inside.</summary>
    None = 0,

    /// <summary>There is no way round it.</summary>
    OnEveryPath = 1,

    /// <summary>The phrase may begin with it.</summary>
    Begins = 2,
}
