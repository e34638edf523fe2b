using System.Collections.Frozen;
using System.Text.RegularExpressions;
using System.Xml;
using Chatbot.Text.Words;

namespace Chatbot.Answering.FollowUp;

/// <summary>How a message hangs together with the conversation before it.</summary>
internal enum Tie
{
    /// <summary>It may stand alone, or not: the articles tell best.</summary>
    Loose,

    /// <summary>Its wording leans on what went before: "and …", "… instead", "the relief".</summary>
    Leaning,

    /// <summary>It says nothing without the subject, as "how is it treated?".</summary>
    Bound,
}

/// <summary>A message read in its conversation.</summary>
/// <param name="Question">The message on one line; an ellipsis such as "what about children?" is filled up from the question before.</param>
/// <param name="Subject">What earlier questions were about, in their words; empty when there is none, or <paramref name="Question"/> has it.</param>
/// <param name="Tie">How the message hangs together with the conversation.</param>
internal sealed record ResolvedQuestion(string Question, string Subject, Tie Tie)
{
    /// <summary>The question with its subject, standing alone.</summary>
    public string WithSubject => Subject.Length > 0 ? $"{Question} ({Subject})" : Question;
}

/// <summary>Reads "and how is it treated?" as a question about what was asked before. Deterministic.</summary>
internal static partial class FollowUpResolver
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly FrozenSet<string> Pronouns =
        new[] { "it", "its", "they", "them", "their", "that", "this", "these", "those", "one", "ones", "mine", "there", "he", "she" }
            .ToFrozenSet(StringComparer.Ordinal);

    // Words that ask rather than name a subject, by stem.
    private static readonly FrozenSet<string> AskingStems =
        ("caus symptom sign treat treatment cure help last long happen occur diagnos risk danger kind type sort mean definit prevent tell explain explan " +
         "recoveri recov best bad good common often affect feel find type form differ exact part usual look come get work question ask hear read " +
         "normal actual name call avoid stop start doctor see serious percent number size worse better instead already").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What somebody corrects when saying the one instead of the other.
    private static readonly string[][] Contrasts =
    [
        ["upper", "lower", "low", "middle", "mid"], ["left", "right"], ["adults", "adult", "children", "child", "kids", "teenagers", "babies"],
        ["men", "man", "women", "woman"], ["acute", "chronic"], ["before", "after"], ["neck", "back", "leg", "arm"],
    ];

    // "It" in a message that names more than this itself mostly points within the message.
    private const int MostNamedBesidePronoun = 3;

    /// <summary>Reads a message.</summary>
    /// <param name="message">The message as it was typed.</param>
    /// <param name="earlierQuestions">Earlier questions, standing alone, oldest first.</param>
    public static ResolvedQuestion Resolve(string message, IReadOnlyList<string> earlierQuestions)
    {
        var question = OneLine(message);
        // A "thank you" in between does not end the subject.
        var before = earlierQuestions.LastOrDefault(earlier => Subject(earlier).Length > 0) ?? "";
        if (before.Length == 0)
            return new ResolvedQuestion(question, "", Tie.Loose);
        if (Why().Match(question) is { Success: true } why)
            return new ResolvedQuestion($"why {(why.Groups["not"].Success ? "not " : "")}{before}", "", Tie.Bound);
        if (Ellipsis().Match(question) is { Success: true } ellipsis)
            return new ResolvedQuestion($"{Without(before, Contrasting(ellipsis.Groups["rest"].Value))} {ellipsis.Groups["rest"].Value}", "", Tie.Bound);
        var tie = Needs(question) ? Tie.Bound : Leans().IsMatch(question) ? Tie.Leaning : Tie.Loose;
        // Who asks about "the ones of the upper back" no longer asks about the lower.
        return new ResolvedQuestion(question, Subject(Without(before, Contrasting(question))), tie);
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

    // "Upper" replaces the "lower" of the question before.
    private static HashSet<string> Contrasting(string rest)
    {
        var words = WordReader.Read(rest).Select(word => word.Form).ToHashSet(StringComparer.Ordinal);
        return Contrasts.Where(words.Overlaps).SelectMany(contrast => contrast).Except(words).ToHashSet(StringComparer.Ordinal);
    }

    private static string Without(string question, HashSet<string> words)
    {
        foreach (var word in WordReader.Read(question).Where(word => words.Contains(word.Form)).Reverse())
            question = question.Remove(word.Span.Start, word.Span.Length);
        return string.Join(' ', question.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Subject(string question)
    {
        var words = SubjectWords(question);
        return string.Join(' ', words.Count > 0 ? words : TermReader.Read(question).Select(term => term.Form));
    }

    private static List<string> SubjectWords(string question) =>
        [.. TermReader.Read(question).Where(term => !AskingStems.Contains(term.Stem)).Select(term => term.Form).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"^\W*(and |but |so |ok |okay )?why( (?<not>not)| is that| so| that)?\W*$|^\W*how come\W*$", Options)]
    private static partial Regex Why();

    [GeneratedRegex(@"^\W*((no|sorry|actually|well|and|but|ok|okay|so)\W+)*(what about|how about|(i (meant?|am asking about))|meant|not .*? but|rather)\s+(?<rest>.+?)\W*$|^\W*(no|sorry|actually)\W+(?<rest>(the|my|in|for|it's|its) .{1,40}?)\W*$|^\W*(and|or)\s+(?<rest>((in|for|with|during|at|on|after|when|if|the|my|a|an) )?[\w'-]+( [\w'-]+){0,3})\W*$(?<!\b(is|are|was|do|does|did|can|will|how|what|why|where|which|who|should)\b.*)", Options)]
    private static partial Regex Ellipsis();

    [GeneratedRegex(@"^\W*(and|so|but|then|ok|okay|also)\b|\b(instead|as well|too|either|else|also|already|afterwards|later on)\b|\bthe (relief|pain|operation|surgery|procedure|injections?|scan|test|treatment|symptoms|cause|bone|disc|nerve|risks?|exercises?|condition|disease)\b", Options)]
    private static partial Regex Leans();
}
