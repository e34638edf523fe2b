using System.Collections.Frozen;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>What about a subject someone asks for, or a heading announces. Several may apply.</summary>
[Flags]
internal enum Aspect
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>How it is treated, what helps.</summary>
    Treatment = 1,

    /// <summary>How it shows and feels.</summary>
    Symptoms = 1 << 1,

    /// <summary>Why it comes about.</summary>
    Causes = 1 << 2,

    /// <summary>Whether it runs in families, and the genes behind it.</summary>
    Inheritance = 1 << 3,

    /// <summary>How it is found out.</summary>
    Diagnosis = 1 << 4,

    /// <summary>How it goes on and how long it lasts.</summary>
    Outlook = 1 << 5,

    /// <summary>How to keep it from coming.</summary>
    Prevention = 1 << 6,

    /// <summary>How many people have it.</summary>
    Frequency = 1 << 7,

    /// <summary>Who is likely to get it.</summary>
    Risk = 1 << 8,

    /// <summary>What is being studied.</summary>
    Research = 1 << 9,

    /// <summary>What it may lead to.</summary>
    Complications = 1 << 10,

    /// <summary>What to eat and how to live with it.</summary>
    Living = 1 << 11,
}

/// <summary>Tells by their words what questions ask for and headings announce.</summary>
internal static class Aspects
{
    private static readonly FrozenDictionary<string, Aspect> ByStem = new[]
    {
        (Aspect.Treatment, "treat treated treatment treatments therapy therapies cure cured cures manage management medication medications medicine medicines drug drugs surgery operation remedy remedies relief relieve helps fix heal rid"),
        (Aspect.Symptoms, "symptom symptoms sign signs feel feels"),
        (Aspect.Causes, "cause causes caused causing why reason reasons trigger triggers"),
        (Aspect.Inheritance, "inherited inherit inheritance hereditary genetic genetics gene genes chromosome mutation carrier"),
        (Aspect.Diagnosis, "diagnose diagnosed diagnosis test tests testing tested exam exams examination screening detect detected"),
        (Aspect.Outlook, "outlook prognosis expectancy survive survival recover recovery fatal curable lifespan"),
        (Aspect.Prevention, "prevent prevention preventing avoid"),
        (Aspect.Frequency, "frequency prevalence incidence statistics affected common many"),
        (Aspect.Risk, "risk risks susceptible likely"),
        (Aspect.Research, "research trial trials study studies"),
        (Aspect.Complications, "complication complications"),
        (Aspect.Living, "diet nutrition eat eating food foods exercise"),
    }.SelectMany(row => row.Item2.Split(' ').Select(word => (Stem: Stemmer.Stem(word), Aspect: row.Item1)))
        .GroupBy(row => row.Stem, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Aggregate(Aspect.None, (all, row) => all | row.Aspect), StringComparer.Ordinal);

    /// <summary>The aspects that some words speak of.</summary>
    public static Aspect Of(IEnumerable<WordSpan> words) =>
        words.Aggregate(Aspect.None, (all, word) => all | ByStem.GetValueOrDefault(Stemmer.Stem(word.Form)));

    /// <summary>The aspects that a stem speaks of.</summary>
    public static Aspect OfStem(string stem) => ByStem.GetValueOrDefault(stem);

    /// <summary>The aspects that a text speaks of.</summary>
    public static Aspect Of(string text) => Of(WordReader.Read(text));
}
