using System.Text.RegularExpressions;

namespace Chatbot.Answering.Evidence;

/// <summary>Whether a sentence has the form of answer that a question asks for.</summary>
internal static partial class AnswerForm
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>1 when the sentence has the form, 0 when not; 0 for kinds that have no form.</summary>
    public static float Fit(QuestionKind kind, string text) => kind switch
    {
        QuestionKind.Quantity => Quantity().IsMatch(text) ? 1 : 0,
        QuestionKind.Duration => Duration().IsMatch(text) ? 1 : 0,
        QuestionKind.Definition => Definition().IsMatch(text) ? 1 : 0,
        QuestionKind.Cause => Cause().IsMatch(text) ? 1 : 0,
        QuestionKind.Treatment => Treatment().IsMatch(text) ? 1 : 0,
        QuestionKind.Symptom => Symptom().IsMatch(text) ? 1 : 0,
        QuestionKind.SeekHelp => SeekHelp().IsMatch(text) ? 1 : 0,
        QuestionKind.Place => Place().IsMatch(text) ? 0.6f : 0,
        QuestionKind.Comparison => Comparison().IsMatch(text) ? 0.6f : 0,
        QuestionKind.YesNo => Verdict().IsMatch(text) ? 0.6f : 0,
        QuestionKind.List => text.Contains(',', StringComparison.Ordinal) ? 0.4f : 0,
        _ => 0,
    };

    /// <summary>Whether a heading promises the kind of answer that is asked for.</summary>
    public static bool Promises(QuestionKind kind, string heading) => kind switch
    {
        QuestionKind.Definition => DefinitionHeading().IsMatch(heading),
        QuestionKind.Cause => CauseHeading().IsMatch(heading),
        QuestionKind.Symptom => SymptomHeading().IsMatch(heading),
        QuestionKind.Treatment => TreatmentHeading().IsMatch(heading),
        QuestionKind.Duration => DurationHeading().IsMatch(heading),
        QuestionKind.SeekHelp => SeekHelpHeading().IsMatch(heading),
        _ => false,
    };

    [GeneratedRegex(@"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred|half|third|thirds|quarter|fifth|most|majority)\b", Options)]
    private static partial Regex Quantity();

    [GeneratedRegex(@"\b(seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|weekly|daily)\b", Options)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b(is|are|means?|refers? to|describes?|called|known as|term|condition)\b", Options)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\b(because|due to|caused? by|causes?|results?|leads?|leading|stems?|since|why|reason|happens? when|occurs? when|when|from|trigger\w*|make|makes|so that)\b", Options)]
    private static partial Regex Cause();

    [GeneratedRegex(@"\b(treat\w*|help\w*|relie\w+|ease\w*|reduc\w+|therap\w+|exercis\w+|medicines?|medication|recommend\w*|advis\w+|surgery|prevent\w*)\b", Options)]
    private static partial Regex Treatment();

    [GeneratedRegex(@"\b(symptoms?|signs?|feel\w*|pain|numb\w*|tingl\w+|weak\w*|burning)\b", Options)]
    private static partial Regex Symptom();

    [GeneratedRegex(@"\b(doctor|gp|physician|hospital|a&e|emergency|medical|professional|seek|urgent\w*|immediate\w*|consult)\b", Options)]
    private static partial Regex SeekHelp();

    [GeneratedRegex(@"\b(in|between|at|from|through|near|below|above|along|around|region|area)\b", Options)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(than|while|whereas|but|unlike|both|more|less|differ\w*|other hand|instead|rather)\b", Options)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\b(yes|no|not|can|cannot|can't|may|might|rarely|usually|often|never|possible|uncommon|unlikely|unknown|without|unless|don't|doesn't|isn't|aren't)\b", Options)]
    private static partial Regex Verdict();

    [GeneratedRegex(@"\bwhat .*\b(is|are)\b|\bdefinition\b|\bmeaning\b", Options)]
    private static partial Regex DefinitionHeading();

    [GeneratedRegex(@"\bcauses?\b|\bwhy\b|\breasons?\b|\bhow .*\b(happens?|forms?|starts?)\b", Options)]
    private static partial Regex CauseHeading();

    [GeneratedRegex(@"\bsymptoms?\b|\bsigns?\b|\bfeels?\b", Options)]
    private static partial Regex SymptomHeading();

    [GeneratedRegex(@"\btreat(ment|ments|ing|ed)?\b|\bwhat you can do\b|\bself-care\b|\bhelps?\b(?! for)|\brelief\b|\bexercises?\b|\btherap(y|ies)\b", Options)]
    private static partial Regex TreatmentHeading();

    [GeneratedRegex(@"\bhow long\b|\bprognosis\b|\boutlook\b|\brecovery\b|\bduration\b", Options)]
    private static partial Regex DurationHeading();

    [GeneratedRegex(@"\bwhen (to|should|do)\b|\bsee a doctor\b|\bemergenc(y|ies)\b|\bsame day\b|\bred flags?\b|\bwarning signs?\b", Options)]
    private static partial Regex SeekHelpHeading();
}
