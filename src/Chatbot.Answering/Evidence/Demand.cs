using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Chatbot.Text;
using Chatbot.Text.Words;
using RetrievedQuestion = Chatbot.Knowledge.Retrieval.Question;

namespace Chatbot.Answering.Evidence;

/// <summary>What a question asks for by name: "blood tests" in "which blood tests show …?", and what it asks that about.</summary>
/// <param name="Head">Indexes of the terms of what is asked for, in reading order; empty when it has no name, as in "what is …?".</param>
/// <param name="Subject">Indexes of the other terms that carry a subject.</param>
/// <param name="Judges">Whether it asks what is best, or better: to be answered only by a sentence that judges.</param>
/// <param name="Weighs">Whether it asks if one thing is better than another: articles that tell of both and do not compare them leave it open.</param>
/// <param name="Shares">Whether it asks for a share: to be answered only by a percentage or a fraction.</param>
internal sealed partial record Demand(IReadOnlyList<int> Head, IReadOnlyList<int> Subject, bool Judges, bool Weighs, bool Shares)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Words that frame elsewhere, but may be what is asked for.
    private static readonly FrozenSet<string> FramingHeads =
        "stage stages size rate angle age hours minutes seconds days weeks months years time times".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // "What causes …?" asks for no "causes".
    private static readonly FrozenSet<string> Verbs =
        ("cause causes help helps trigger triggers prevent prevents work works happen happens ease eases relieve relieves treat treats affect affects hurt hurts " +
         "increase increases slow slows raise raises lower lowers bring brings stop stops reduce reduces heal heals protect protects inside " +
         "look looks end ends come comes go goes take takes belong belongs feed feeds supply supplies control controls serve serves carry carries show shows").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // "Which conditions …?" is answered by their names, without the word.
    private static readonly FrozenSet<string> Categories =
        ("condition conditions disease diseases illness illnesses disorder disorders factor factors activity activities habit habits option options method methods " +
         "measure measures injury injuries emergency emergencies organ organs muscle muscles structure structures step steps change changes").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads a question.</summary>
    public static Demand Of(RetrievedQuestion question)
    {
        var content = Enumerable.Range(0, question.Terms.Count).Where(term => !question.Terms[term].Frames).ToList();
        var weighs = Better().IsMatch(question.Text) && Either().IsMatch(question.Text);
        var (judges, shares) = (weighs || Judging().IsMatch(question.Text), Sharing().IsMatch(question.Text));
        foreach (Match opening in Opening().Matches(question.Text))
        {
            var head = HeadAt(question, opening.Index + opening.Length, opening.Groups["named"].Success);
            if (head.Count > 0)
                return new Demand(head, [.. content.Except(head)], judges, weighs, shares);
        }

        return new Demand([], content, judges, weighs, shares);
    }

    /// <summary>Whether a sentence gives a share of something.</summary>
    public static bool IsShare(string sentence) => Share().IsMatch(sentence);

    /// <summary>Whether a sentence says that one thing is better than others.</summary>
    public static bool IsJudgement(string sentence) => Judgement().IsMatch(sentence);

    private static List<int> HeadAt(RetrievedQuestion question, int start, bool named)
    {
        var head = new List<int>();
        var (text, at) = (question.Text, start);
        foreach (var word in WordReader.Read(text).SkipWhile(word => word.Span.Start < start))
        {
            if (!string.IsNullOrWhiteSpace(text[at..word.Span.Start]))
                break;
            at = word.Span.End;
            if (TermReader.StemOf(word.Form) is null)
                return named && !Continuing().IsMatch(text[word.Span.Start..]) ? [] : head;
            var term = IndexOf(question, word.Span);
            if (term < 0 || Verbs.Contains(word.Form))
                break;
            if (Categories.Contains(word.Form))
                return [];
            if (!question.Terms[term].Frames || FramingHeads.Contains(word.Form))
                head.Add(term);
            else if (head.Count > 0)
                break;
        }

        return named ? [] : head;
    }

    private static int IndexOf(RetrievedQuestion question, TextSpan word)
    {
        var at = question.Terms.Count - 1;
        while (at >= 0 && question.Terms[at].Span != word)
            at--;
        return at;
    }

    // "What is the rate of …" names what it asks for; "what is the sciatic nerve" does not.
    [GeneratedRegex(@"\b(which|what|wat|how (many|much))('s| is| are|s)? (?<named>(?<=('s|is|are|s) )the )?((kinds?|types?|sorts?) of )?(?!is\b|are\b)", Options)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\b(percent(age)?|per cent|proportion|share|fraction) of\b|%", Options)]
    private static partial Regex Sharing();

    [GeneratedRegex(@"%|\b(percent|per cent|half|(a|one|two|three|four)[- ](thirds?|quarters?|fifths?|tenths?)|(one|two|\d+) (in|out of|of) (every )?(two|three|four|five|six|seven|eight|nine|ten|\d+))\b", Options)]
    private static partial Regex Share();

    [GeneratedRegex(@"^(of|for|after|during|with|before)\b", Options)]
    private static partial Regex Continuing();

    [GeneratedRegex(@"\b(best|worst)\b(?! known)|\b(is|are|which|what)\b.*\b(better|worse)\b", Options)]
    private static partial Regex Judging();

    // "Better or worse" compares no two things.
    [GeneratedRegex(@"\b(?<!\bor )(better|worse|safer)\b(?! or (better|worse))", Options)]
    private static partial Regex Better();

    [GeneratedRegex(@"\b(than|or|versus|vs)\b", Options)]
    private static partial Regex Either();

    [GeneratedRegex(@"\b(best|better|worse|worst|more|most|less|least|than|prefer\w*|recommend\w*|superior|equally|single|no difference|choose)\b", Options)]
    private static partial Regex Judgement();
}
