namespace Chatbot.Safety.Context;

/// <summary>Why words in a message may not describe something that is happening. Named in rule files in small letters.</summary>
[Flags]
internal enum Marks
{
    /// <summary>Nothing speaks against it: the finding is live.</summary>
    None = 0,

    /// <summary>Denied: "no numbness".</summary>
    Negated = 1,

    /// <summary>Long over: "in 2010", "when I was a teenager".</summary>
    Past = 2,

    /// <summary>Asked about, imagined or quoted: "can a slipped disc cause ...", "the leaflet says ...".</summary>
    Asked = 4,

    /// <summary>Gone again: "went away after the physio".</summary>
    Ended = 8,

    /// <summary>Old and unchanged: "for 12 years".</summary>
    Longstanding = 16,

    /// <summary>About an animal or a thing.</summary>
    Animal = 32,

    /// <summary>A figure of speech: "nearly had a heart attack when I saw the bill".</summary>
    Figurative = 64,

    /// <summary>A question that names nobody and may be general: "is blood in the urine serious?"</summary>
    General = 128,

    /// <summary>
    /// Denied or asked by a word that is part of another finding: counts beside that finding ("no feeling in my saddle"), but not
    /// alone ("never had" may begin "never had a fit", yet "never had numb legs" is a denial).
    /// </summary>
    Disputed = 256,

    /// <summary>Bears a denying or asking word in itself: "no feeling", "what's the point of living". Speaks against nothing.</summary>
    Bearing = 512,

    /// <summary>Asked in general by a word that is part of another finding ("is there a painless way"): like <see cref="Disputed"/>, unless the rule overlooks <see cref="General"/>.</summary>
    Wondered = 1024,
}

/// <summary>Marks that belong together.</summary>
internal static class MarkGroups
{
    /// <summary>Denied or asked by a word that is part of another finding.</summary>
    public const Marks InDispute = Marks.Disputed | Marks.Wondered;
}
