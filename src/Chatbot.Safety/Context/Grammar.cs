namespace Chatbot.Safety.Context;

/// <summary>The concepts by which sentences are divided and persons told apart. Every rule set must define them by these names.</summary>
/// <param name="Filler">"filler": small words that a phrase passes over.</param>
/// <param name="Wall">"wall": words that a gap may not pass over.</param>
/// <param name="Contrast">"contrast": words that begin a new statement ("but", "just", "now").</param>
/// <param name="Subject">"subject": a subject with which a new clause may begin ("I", "my leg is").</param>
/// <param name="Link">"link": words after which a subject does not begin a new clause ("if", "or", "down").</param>
/// <param name="Present">"present": words that place a clause in the present ("since yesterday").</param>
/// <param name="Affirm">"affirm": the asked-about is happening after all ("and I just did").</param>
/// <param name="Correction">"correction": the person takes earlier messages back ("that was about my dog").</param>
/// <param name="Animal">"animal": animals and things as subjects.</param>
/// <param name="Other">"someone-else": words for another person.</param>
/// <param name="Self">"self": words for the writer.</param>
/// <param name="Pronoun">"pronoun": those words of "someone-else" that name nobody ("she").</param>
/// <param name="Handled">"handled": words after which an animal is not what a sentence is about ("tripped over the dog").</param>
/// <param name="Lifted">"lifted": words after which a person is not what a sentence is about ("picked up my grandson").</param>
/// <param name="Choice">"choice": words before the last item of a list ("or").</param>
/// <param name="Statement">"statement": words that no item of a list of denials contains ("no pain, wet myself").</param>
/// <param name="OwnNegation">"own-negation": beginnings of findings that are themselves negative ("can't feel").</param>
/// <param name="Function">"function": what the body does, as an item of a list that "is fine" ends ("bladder, bowels and legs are fine").</param>
/// <param name="Joiner">"joiner": words that join another statement to a date ("last year and numb down below").</param>
/// <param name="Opinion">"opinion": somebody's view of what was reported, which cancels nothing before it ("my gp said it was").</param>
internal sealed record Grammar(
    int Filler,
    int Wall,
    int Contrast,
    int Subject,
    int Link,
    int Present,
    int Affirm,
    int Correction,
    int Animal,
    int Other,
    int Self,
    int Pronoun,
    int Handled,
    int Lifted,
    int Choice,
    int Statement,
    int OwnNegation,
    int Function,
    int Joiner,
    int Opinion)
{
    /// <summary>Those that are single words: they are looked for before the phrases are.</summary>
    public static IReadOnlyList<string> SingleWords { get; } = ["filler", "wall"];

    /// <summary>Finds the concepts by name.</summary>
    /// <exception cref="KeyNotFoundException">One is missing; the message names it.</exception>
    public static Grammar From(IReadOnlyDictionary<string, int> concepts)
    {
        return new Grammar(
            Id("filler"), Id("wall"), Id("contrast"), Id("subject"), Id("link"), Id("present"), Id("affirm"),
            Id("correction"), Id("animal"), Id("someone-else"), Id("self"), Id("pronoun"), Id("handled"),
            Id("lifted"), Id("choice"), Id("statement"), Id("own-negation"), Id("function"), Id("joiner"), Id("opinion"));

        int Id(string name) => concepts.TryGetValue(name, out var id)
            ? id
            : throw new KeyNotFoundException($"The rules must define the concept '{name}'.");
    }
}
