namespace Chatbot.Safety.Context;

/// <summary>Which words around a cue it speaks about.</summary>
internal enum Cover
{
    /// <summary>From the cue to the end of its clause.</summary>
    After,

    /// <summary>From the start of its clause to the cue.</summary>
    Before,

    /// <summary>Its whole clause; where the cue opens the sentence, the next clause too.</summary>
    Clause,

    /// <summary>Its clause, but of "cancer in 2020, pain in my spine" only the part that the date ends.</summary>
    Dated,

    /// <summary>The words of its clause between the commas around it.</summary>
    Phrase,

    /// <summary>The whole sentence, where the cue opens it and it names no person: "does sciatica cause numbness?"</summary>
    Impersonal,

    /// <summary>The whole sentence, where it names no person, wherever the cue stands: "foot drop versus drop attacks".</summary>
    Unpeopled,

    /// <summary>From the cue to the end of the sentence.</summary>
    Rest,

    /// <summary>The whole sentence.</summary>
    Sentence,

    /// <summary>Its clause, and what follows about other persons, until the writer speaks of themselves: "for a quiz: a man falls ..."</summary>
    Scene,

    /// <summary>What stands before it in its sentence; where the cue opens the sentence, the sentence before too: "no to all three".</summary>
    Earlier,

    /// <summary>The sentence before, where the cue opens its own: "All gone now." Alone between commas, what stands before the first of them.</summary>
    Previous,

    /// <summary>The short sentence before, where the cue is a sentence of its own: "Numb anywhere? No."</summary>
    Answer,

    /// <summary>The cue's own words.</summary>
    Itself,

    /// <summary>The cue's own words, where a pause follows them: "leg pain gone," but not "leg pain gone to the other side".</summary>
    Closing,
}

/// <summary>Words that change what the words around them mean.</summary>
/// <param name="Concept">The cue's words, as a concept.</param>
/// <param name="Mark">What it says of the words it covers.</param>
/// <param name="Covers">Which words those are.</param>
internal sealed record Cue(int Concept, Marks Mark, Cover Covers);
