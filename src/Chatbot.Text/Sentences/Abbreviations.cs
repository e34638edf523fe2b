using System.Collections.Frozen;

namespace Chatbot.Text.Sentences;

/// <summary>Words that carry a full stop without ending a sentence. All are compared in lower case, without their last stop.</summary>
internal static class Abbreviations
{
    /// <summary>Always lead on to the next word: a name, a number, an explanation.</summary>
    private static readonly FrozenSet<string> Leading = FrozenSet.ToFrozenSet(
    [
        "dr", "mr", "mrs", "ms", "prof", "st", "e.g", "eg", "i.e", "ie", "vs", "approx", "ca", "cf", "fig", "figs", "viz",
        "incl", "esp", "resp", "max", "min", "ref", "refs", "eq", "sect", "vol", "ed", "eds", "dept",
    ]);

    /// <summary>Lead on only to a number; otherwise they are words of their own ("no").</summary>
    private static readonly FrozenSet<string> BeforeNumber = FrozenSet.ToFrozenSet(["no", "nos", "p", "pp", "art", "para", "ch"]);

    /// <summary>May end a sentence as well as stand inside one.</summary>
    private static readonly FrozenSet<string> Open = FrozenSet.ToFrozenSet(["etc", "a.m", "p.m", "al", "inc", "ltd", "co", "jr", "sr", "ph.d", "m.d"]);

    /// <summary>Words that, capitalised after an initial or a dotted abbreviation, begin a new sentence and are no name.</summary>
    private static readonly FrozenSet<string> Starters = FrozenSet.ToFrozenSet(
    [
        "a", "an", "the", "this", "that", "these", "those", "it", "its", "he", "she", "they", "we", "you", "i", "in", "on", "at",
        "for", "from", "if", "when", "while", "as", "but", "and", "or", "so", "there", "however", "some", "many", "most", "other",
        "people", "patients", "doctors", "your", "our", "his", "her", "their", "to", "by", "with", "after", "before", "what", "how",
    ]);

    /// <summary>Words that a single letter follows as part of the name: "vitamin D".</summary>
    private static readonly FrozenSet<string> Lettered = FrozenSet.ToFrozenSet(
        ["vitamin", "vitamins", "hepatitis", "influenza", "type", "group", "class", "stage", "grade", "haemophilia", "hemophilia"]);

    public static bool LeadsOn(string word) => Leading.Contains(word);

    public static bool LeadsToNumber(string word) => BeforeNumber.Contains(word);

    public static bool MayEndSentence(string word) => Open.Contains(word);

    public static bool StartsSentence(string word) => Starters.Contains(word);

    public static bool TakesLetter(string word) => Lettered.Contains(word);
}
