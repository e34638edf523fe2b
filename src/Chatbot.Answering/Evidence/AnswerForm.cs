using System.Text.RegularExpressions;

namespace Chatbot.Answering.Evidence;

/// <summary>Whether a sentence has the form of answer that a question asks for.</summary>
internal static partial class AnswerForm
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // "Sharp pain, numbness or weakness" tells how something feels, "pain in the back" hardly.
    private const float EnoughSymptoms = 3;

    // "This can cause …" tells an effect; the cause may be what is asked about, or stand before it.
    private const float ButEffect = 0.7f;

    /// <summary>1 when the sentence has the form, 0 when not; 0 for kinds that have no form.</summary>
    public static float Fit(QuestionKind kind, string text) => kind switch
    {
        QuestionKind.Quantity => Quantity().IsMatch(text) ? 1 : 0,
        QuestionKind.Duration => Duration().IsMatch(text) ? 1 : 0,
        QuestionKind.Definition => Definition().IsMatch(text) ? 1 : 0,
        QuestionKind.Cause => Cause().IsMatch(text) ? 1 : Effect().IsMatch(text) ? ButEffect : 0,
        QuestionKind.Treatment => Treatment().IsMatch(text) ? 1 : 0,
        QuestionKind.Symptom => MathF.Min(1, Symptom().Count(text) / EnoughSymptoms),
        QuestionKind.SeekHelp => SeekHelp().IsMatch(text) ? 1 : 0,
        QuestionKind.Diagnosis => Diagnosis().IsMatch(text) ? 1 : 0,
        QuestionKind.SelfCare => Treatment().IsMatch(text) || Instruction().IsMatch(text) ? 1 : 0,
        QuestionKind.Prevention => Prevention().IsMatch(text) || Instruction().IsMatch(text) ? 1 : 0,
        QuestionKind.Harm => Harm().IsMatch(text) ? 1 : 0,
        QuestionKind.RiskFactor => RiskFactor().IsMatch(text) ? 1 : 0,
        QuestionKind.Untreated => Untreated().IsMatch(text) ? 1 : 0,
        QuestionKind.Warning => Warning().IsMatch(text) ? 1 : 0,
        QuestionKind.Place => Extent().IsMatch(text) ? 1 : Place().IsMatch(text) ? 0.4f : 0,
        QuestionKind.Comparison => Comparison().IsMatch(text) ? 0.6f : 0,
        QuestionKind.YesNo => Verdict().IsMatch(text) ? 0.6f : 0,
        QuestionKind.Occasion => Occasion().IsMatch(text) ? 1 : 0,
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
        QuestionKind.Diagnosis => DiagnosisHeading().IsMatch(heading),
        QuestionKind.SelfCare => SelfCareHeading().IsMatch(heading),
        QuestionKind.Prevention => PreventionHeading().IsMatch(heading),
        QuestionKind.Harm => HarmHeading().IsMatch(heading),
        QuestionKind.RiskFactor => RiskFactorHeading().IsMatch(heading),
        QuestionKind.Untreated => UntreatedHeading().IsMatch(heading),
        QuestionKind.Warning => WarningHeading().IsMatch(heading),
        _ => false,
    };

    [GeneratedRegex(@"\d|\bone (in|third|half|quarter|week|month|year|day)\b|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred|twice|double|triple|half|third|thirds|quarter|fifth|most|majority)\b", Options)]
    private static partial Regex Quantity();

    [GeneratedRegex(@"\b(seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|weekly|daily)\b", Options)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b(is|are) (also |sometimes )?(an?|the|any|one|when|where|pain|inflammation|damage|called|known|defined)\b|\b(means?|refers? to|describes?|called|known as|term)\b", Options)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\b(because|due to|caused? by|causes? (of|is|are|include)|causes\b.*:|results? (of|from)|stems?|since|why|reason|happens? when|occurs? when|when|from|trigger\w*|so that)\b", Options)]
    private static partial Regex Cause();

    [GeneratedRegex(@"\b(causes?|causing|results?|leads?|leading|make|makes)\b", Options)]
    private static partial Regex Effect();

    [GeneratedRegex(@"\b(treat\w*|help\w*|relie\w+|ease\w*|reduc\w+|therap\w+|exercis\w+|medicines?|medication|recommend\w*|advis\w+|surgery|prevent\w*)\b", Options)]
    private static partial Regex Treatment();

    [GeneratedRegex(@"\b(symptoms?|signs?|feel\w*|pain\w*|ache|numb\w*|tingl\w+|weak\w*|burning|sharp|shooting|dull|stiff\w*|tight\w*|spasms?|heav\w+|cold|sensations?)\b", Options)]
    private static partial Regex Symptom();

    [GeneratedRegex(@"\b(doctor|gp|physician|hospital|a&e|emergency|medical|professional|seek|urgent\w*|immediate\w*|consult)\b", Options)]
    private static partial Regex SeekHelp();

    [GeneratedRegex(@"\b(test\w*|scans?|x-?rays?|mri|ct|dxa|exam\w*|diagnos\w+|doctors?|professionals?|providers?|\w*ologist|specialist|imaging|stud(y|ies)|check(s|ed)?)\b", Options)]
    private static partial Regex Diagnosis();

    // An item that tells the reader to do something opens with the verb.
    [GeneratedRegex(@"^(do|keep|try|use|ask|avoid|stop|take|walk|move|stand|change|start|build|choose|make|bend|sleep|wear|eat|remove|learn|plan|find|lift|stay|maintain|exercise|manage|get|roll|turn|squeeze|stretch|break|warm|hold|set|tell)\b", Options)]
    private static partial Regex Instruction();

    [GeneratedRegex(@"\b(prevent\w*|avoid\w*|protect\w*|lower\w*|reduc\w+|strength\w*|strong|maintain\w*|continue|regular\w*)\b", Options)]
    private static partial Regex Prevention();

    [GeneratedRegex(@"\b(risks?|harm\w*|side effects?|complications?|infections?|bleed\w*|damage\w*|injur\w+|downsides?|rare(ly)?|serious|problems?|dangerous|leak\w*|worse\w*|allerg\w+|numbness)\b", Options)]
    private static partial Regex Harm();

    [GeneratedRegex(@"\b(risk|likely|often|more|prone|women|men|people|older|age|factors?|common|higher|mostly)\b", Options)]
    private static partial Regex RiskFactor();

    [GeneratedRegex(@"\b(without|untreated|if left|left alone|if not|permanent\w*|delay\w*|long-term|lasting|chronic|timely|worsen\w*)\b", Options)]
    private static partial Regex Untreated();

    [GeneratedRegex(@"\b(not|avoid\w*|never|against|unless|before you|cannot|no|don't|dangerous|harm\w*)\b", Options)]
    private static partial Regex Warning();

    [GeneratedRegex(@"\b(in|between|at|from|through|near|below|above|along|around|region|area)\b", Options)]
    private static partial Regex Place();

    [GeneratedRegex(@"\bfrom\b.*\bto\b|\bbetween\b.*\band\b|\b(starts?|begins?|ends?)\b(?! with| by)|\b(runs?|located|passes|extends?|occurs?|lies)\b", Options)]
    private static partial Regex Extent();

    [GeneratedRegex(@"\b(than|while|whereas|but|unlike|both|more|less|differ\w*|other hand|instead|rather)\b", Options)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\b(yes|no|not|can|cannot|can't|may|might|rarely|usually|often|never|possible|uncommon|unlikely|unknown|without|unless|don't|doesn't|isn't|aren't)\b", Options)]
    private static partial Regex Verdict();

    [GeneratedRegex(@"\b(when|whenever|after|during|while|once|until|before|as soon as|at night|in the (morning|evening|night)|mornings?|nights?)\b", Options)]
    private static partial Regex Occasion();

    [GeneratedRegex(@"\bwhat .*\b(is|are)\b|\bdefinition\b|\bmeaning\b", Options)]
    private static partial Regex DefinitionHeading();

    [GeneratedRegex(@"\bcauses?\b|\bwhy\b|\breasons?\b|\bhow .*\b(happens?|forms?|starts?)\b", Options)]
    private static partial Regex CauseHeading();

    [GeneratedRegex(@"\bsymptoms?\b|\bsigns?\b|\bfeels?\b", Options)]
    private static partial Regex SymptomHeading();

    [GeneratedRegex(@"\bdiagnos\w+\b|\btests?\b|\bscans?\b|\bexaminations?\b|\bhow .*\b(work it out|found)\b|\bimaging\b", Options)]
    private static partial Regex DiagnosisHeading();

    [GeneratedRegex(@"\byourself\b|\bself-care\b|\bwhat helps\b|\bat home\b|\bwhat you can do\b|\blifestyle\b|\bmovements\b|\bexercises?\b", Options)]
    private static partial Regex SelfCareHeading();

    [GeneratedRegex(@"\bprevent\w*\b|\blower the risk\b|\bprotect\w*\b|\brelapse\b", Options)]
    private static partial Regex PreventionHeading();

    [GeneratedRegex(@"\brisks?\b(?! factors)|\bside effects?\b|\bcomplications?\b|\bdangers?\b|\bcan do elsewhere\b", Options)]
    private static partial Regex HarmHeading();

    [GeneratedRegex(@"\brisk factors?\b|\bwho\b|\bat risk\b|\b(raises|increases) the risk\b|\blikely\b|\bcauses?\b", Options)]
    private static partial Regex RiskFactorHeading();

    [GeneratedRegex(@"\bwithout treatment\b|\buntreated\b|\boutlook\b|\bprognosis\b|\bcomplications?\b", Options)]
    private static partial Regex UntreatedHeading();

    [GeneratedRegex(@"\bnot\b|\bavoid\b|\brisks?\b|\bbefore\b|\bwho should\b|\btreatment\b", Options)]
    private static partial Regex WarningHeading();

    [GeneratedRegex(@"\btreat(ment|ments|ing|ed)?\b|\bwhat you can do\b|\bself-care\b|\bhelps?\b(?! for)|\brelief\b|\bexercises?\b|\btherap(y|ies)\b", Options)]
    private static partial Regex TreatmentHeading();

    [GeneratedRegex(@"\bhow long\b|\bprognosis\b|\boutlook\b|\brecovery\b|\bduration\b", Options)]
    private static partial Regex DurationHeading();

    [GeneratedRegex(@"\bwhen (to|should|do)\b|\bsee a doctor\b|\bemergenc(y|ies)\b|\bsame day\b|\bred flags?\b|\bwarning signs?\b", Options)]
    private static partial Regex SeekHelpHeading();
}
