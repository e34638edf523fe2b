namespace Chatbot.Answering.Evidence;

/// <summary>What tells whether the evidence answers the question, or is only about the same subject. Each lies between 0 and 1.</summary>
internal enum SufficiencyFeature
{
    /// <summary>How much of the question the best piece with the form of answer covers, by itself and in its place.</summary>
    Formed,

    /// <summary>How much of a question for a number or a time the best piece with one covers by itself.</summary>
    Figured,

    /// <summary>Where something is asked for by name, how far some piece speaks both of that and of the rest.</summary>
    Demanded,

    /// <summary>How much of the question the best whole passage covers, with headings and title.</summary>
    Whole,

    /// <summary>The share of the most telling term that this passage does not speak of.</summary>
    Missing,

    /// <summary>How much of the question the passage of the best piece covers, with headings and title.</summary>
    Chosen,

    /// <summary>The share of the most telling term that the passage of the best piece does not speak of.</summary>
    ChosenMissing,

    /// <summary>The share of the question that no article speaks of at all.</summary>
    Unknown,

    /// <summary>Whether the section of the best piece announces the kind of answer.</summary>
    Promise,

    /// <summary>How much of the question the best heading or title covers: what articles name is what they are about.</summary>
    Named,

    /// <summary>1 when a number or a time is asked for: such a question is not answered without one.</summary>
    Figure,

    /// <summary>1 when something is asked for by name: such a question is not answered by a piece that does not name it.</summary>
    Demand,

    /// <summary>1 when it is asked what is better, and no piece that speaks of all that is asked about judges.</summary>
    Unjudged,

    /// <summary>1 when, beyond that, it is asked whether one thing is better than another.</summary>
    Unweighed,

    /// <summary>The share of the question's content words, counted, that the passage of the best piece does not speak of.</summary>
    Unspoken,

    /// <summary>How rare in the articles the commonest content word of the question is: what they are about, they speak of often.</summary>
    Remote,

    /// <summary>1 when a question's only content word names nothing that an article is about, as "where am I on the map".</summary>
    Stray,
}
