using System.Collections.Frozen;
using Chatbot.Text.Words;

namespace Chatbot.Answering.FollowUp;

/// <summary>A message read in its conversation.</summary>
/// <param name="Question">The message on one line.</param>
/// <param name="Subject">What earlier questions were about, in their words; empty when there is none.</param>
/// <param name="LeansOnSubject">Whether the message says nothing without the subject.</param>
internal sealed record ResolvedQuestion(string Question, string Subject, bool LeansOnSubject)
{
    /// <summary>The question, standing alone.</summary>
    public string Standalone => LeansOnSubject ? $"{Question} ({Subject})" : Question;
}

/// <summary>Reads "and how is it treated?" as a question about what was asked before. Deterministic.</summary>
internal static class FollowUpResolver
{
    private static readonly FrozenSet<string> Pronouns =
        new[] { "it", "its", "they", "them", "their", "that", "this", "these", "those", "one", "ones", "mine", "there", "he", "she" }
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Openers =
        new[] { "and", "but", "so", "then", "or", "also", "why", "really", "ok", "okay", "any", "else", "more" }.ToFrozenSet(StringComparer.Ordinal);

    // Words that ask rather than name a subject, by stem.
    private static readonly FrozenSet<string> AskingStems =
        ("caus symptom sign treat treatment cure help last long happen occur diagnos risk danger kind type sort mean definit prevent tell explain explan " +
         "recoveri recov best bad good common often affect feel find type form differ exact part usual look come get work question ask hear read " +
         "normal actual name call avoid stop start doctor see serious percent number size test exercis").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // With fewer subject words than this, a message cannot stand alone.
    private const int EnoughToStandAlone = 2;

    /// <summary>Reads a message.</summary>
    /// <param name="message">The message as it was typed.</param>
    /// <param name="earlierQuestions">Earlier questions, standing alone, oldest first.</param>
    public static ResolvedQuestion Resolve(string message, IReadOnlyList<string> earlierQuestions)
    {
        var question = string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var subject = earlierQuestions.Count > 0 ? Subject(earlierQuestions[^1]) : "";
        return new ResolvedQuestion(question, subject, subject.Length > 0 && Leans(question));
    }

    private static bool Leans(string question)
    {
        var words = WordReader.Read(question);
        if (words.Count == 0)
            return false;
        var named = SubjectWords(question).Count;
        if (Openers.Contains(words[0].Form) || named == 0)
            return true;
        var hasPronoun = words.Exists(word => Pronouns.Contains(word.Form));
        return (hasPronoun && named <= EnoughToStandAlone + 1)
            || (named < EnoughToStandAlone && words.Count <= 4)
            || (words.Count > 1 && words[0].Form is "what" or "how" && words[1].Form is "about" or "if");
    }

    private static string Subject(string question)
    {
        var words = SubjectWords(question);
        return string.Join(' ', words.Count > 0 ? words : TermReader.Read(question).Select(term => term.Form));
    }

    private static List<string> SubjectWords(string question) =>
        [.. TermReader.Read(question).Where(term => !AskingStems.Contains(term.Stem)).Select(term => term.Form).Distinct(StringComparer.Ordinal)];
}
