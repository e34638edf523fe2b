namespace Chatbot.Answering.Evidence;

/// <summary>What is looked at in a sentence, list item or table row. Each lies between 0 and 1; how much it counts, <see cref="EvidenceWeights"/> says.</summary>
internal enum UnitFeature
{
    /// <summary>How much of the question the piece itself covers; with the sentence before, when it leans on that.</summary>
    Own,

    /// <summary>The same with its lead-in or neighbours, headings and title.</summary>
    InPlace,

    /// <summary>How much of the question the nearest heading covers.</summary>
    Heading,

    /// <summary>The same where the heading is a question: it promises the answer below it.</summary>
    Asked,

    /// <summary>How much of the nearest heading the question does not speak of, as "in pregnancy" when nobody asked about that.</summary>
    Elsewhere,

    /// <summary>How well the title covers the question.</summary>
    Title,

    /// <summary>Whether it speaks of the most telling term of the question.</summary>
    Telling,

    /// <summary>How well the least well spoken of content word of the question is spoken of by the piece itself.</summary>
    Said,

    /// <summary>How many of the question's terms stand together in it, as in a phrase.</summary>
    Phrase,

    /// <summary>Whether it counts what is asked for: "twelve vertebrae" when it is asked how many vertebrae.</summary>
    Counts,

    /// <summary>Cosine of the question and the piece.</summary>
    Wording,

    /// <summary>Whether it has the form of answer that is asked for: a number, a duration, a cause.</summary>
    Form,

    /// <summary>Whether the heading announces the kind of answer that is asked for.</summary>
    Promise,

    /// <summary>Whether the lead-in or table header does, or covers the question.</summary>
    Introduced,

    /// <summary>Whether it says what the subject is, when that is asked.</summary>
    Defines,

    /// <summary>Whether it says what the subject is, when something else is asked.</summary>
    Introduces,

    /// <summary>How good retrieval finds its passage, beside the best one.</summary>
    Passage,

    /// <summary>Whether it opens its section: the first sentence mostly says the most.</summary>
    Opens,

    /// <summary>Whether it is a list item.</summary>
    Item,

    /// <summary>Whether it is a table row.</summary>
    Row,

    /// <summary>Whether it asks, or heads a table: no answer.</summary>
    Asks,

    /// <summary>Whether it is no whole sentence.</summary>
    Fragment,

    /// <summary>Whether it only points to another article.</summary>
    Points,
}
