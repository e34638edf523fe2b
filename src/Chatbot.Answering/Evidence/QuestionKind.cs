namespace Chatbot.Answering.Evidence;

/// <summary>What sort of answer a question asks for.</summary>
internal enum QuestionKind
{
    /// <summary>Anything else.</summary>
    Open,

    /// <summary>"What is …?", "tell me about …".</summary>
    Definition,

    /// <summary>"Why …?", "how does … lead to …?".</summary>
    Cause,

    /// <summary>"What does it feel like?", "what are the signs?".</summary>
    Symptom,

    /// <summary>"How do they find out?", "which test shows …?".</summary>
    Diagnosis,

    /// <summary>"How is it treated?", "what helps?".</summary>
    Treatment,

    /// <summary>"What can I do myself?".</summary>
    SelfCare,

    /// <summary>"How do I keep it from coming back?".</summary>
    Prevention,

    /// <summary>"What can go wrong?", "what are the side effects?".</summary>
    Harm,

    /// <summary>"Who gets it?", "what makes it more likely?".</summary>
    RiskFactor,

    /// <summary>"What happens if it isn't treated?".</summary>
    Untreated,

    /// <summary>"How long …?", "how soon …?".</summary>
    Duration,

    /// <summary>"How many …?", "what percentage …?", "how big …?".</summary>
    Quantity,

    /// <summary>"When does it hurt?", "at what time of day …?".</summary>
    Occasion,

    /// <summary>"Where …?", "which part …?".</summary>
    Place,

    /// <summary>"What is the difference …?", "X or Y?".</summary>
    Comparison,

    /// <summary>"When should I see a doctor?".</summary>
    SeekHelp,

    /// <summary>"When should you not …?", "what is not recommended?".</summary>
    Warning,

    /// <summary>"Which …?", "name …", "what are the …?".</summary>
    List,

    /// <summary>"Can …?", "does …?", "is …?".</summary>
    YesNo,
}
