using System.Collections.Frozen;
using System.Xml;
using Chatbot.Text.Words;

namespace Chatbot.Answering.FollowUp;

/// <summary>A message read in its conversation.</summary>
/// <param name="Question">The message on one line.</param>
/// <param name="Subject">What earlier questions were about, in their words; empty when there is none.</param>
/// <param name="NeedsSubject">Whether the message says nothing without the subject, as "how is it treated?" does.</param>
internal sealed record ResolvedQuestion(string Question, string Subject, bool NeedsSubject)
{
    /// <summary>The question with its subject, standing alone.</summary>
    public string WithSubject => Subject.Length > 0 ? $"{Question} ({Subject})" : Question;
}

/// <summary>Reads "and how is it treated?" as a question about what was asked before. Deterministic.</summary>
internal static class FollowUpResolver
{
    private static readonly FrozenSet<string> Pronouns =
        new[] { "it", "its", "they", "them", "their", "that", "this", "these", "those", "one", "ones", "mine", "there", "he", "she" }
            .ToFrozenSet(StringComparer.Ordinal);

    // Words that ask rather than name a subject, by stem.
    private static readonly FrozenSet<string> AskingStems =
        ("caus symptom sign treat treatment cure help last long happen occur diagnos risk danger kind type sort mean definit prevent tell explain explan " +
         "recoveri recov best bad good common often affect feel find type form differ exact part usual look come get work question ask hear read " +
         "normal actual name call avoid stop start doctor see serious percent number size test exercis").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // "It" in a message that names more than this itself mostly points within the message.
    private const int MostNamedBesidePronoun = 3;

    /// <summary>Reads a message.</summary>
    /// <param name="message">The message as it was typed.</param>
    /// <param name="earlierQuestions">Earlier questions, standing alone, oldest first.</param>
    public static ResolvedQuestion Resolve(string message, IReadOnlyList<string> earlierQuestions)
    {
        var question = OneLine(message);
        // A "thank you" in between does not end the subject.
        var subject = earlierQuestions.Reverse().Select(Subject).FirstOrDefault(words => words.Length > 0) ?? "";
        return new ResolvedQuestion(question, subject, subject.Length > 0 && Needs(question));
    }

    // On one line, and without the characters that XML forbids: with one of them a rendered prompt falls apart.
    private static string OneLine(string message)
    {
        var clean = string.Create(message.Length, message, (characters, text) =>
        {
            for (var at = 0; at < text.Length; at++)
                characters[at] = XmlConvert.IsXmlChar(text[at]) || IsPaired(text, at) ? text[at] : ' ';
        });
        return string.Join(' ', clean.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsPaired(string text, int at) => char.IsHighSurrogate(text[at])
        ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]);

    private static bool Needs(string question)
    {
        var words = WordReader.Read(question);
        var named = SubjectWords(question).Count;
        return named == 0 || (named <= MostNamedBesidePronoun && words.Exists(word => Pronouns.Contains(word.Form)));
    }

    private static string Subject(string question)
    {
        var words = SubjectWords(question);
        return string.Join(' ', words.Count > 0 ? words : TermReader.Read(question).Select(term => term.Form));
    }

    private static List<string> SubjectWords(string question) =>
        [.. TermReader.Read(question).Where(term => !AskingStems.Contains(term.Stem)).Select(term => term.Form).Distinct(StringComparer.Ordinal)];
}
