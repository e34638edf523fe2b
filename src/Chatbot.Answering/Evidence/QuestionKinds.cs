using System.Text.RegularExpressions;

namespace Chatbot.Answering.Evidence;

/// <summary>What a question asks for.</summary>
/// <param name="Kind">The sort of answer.</param>
/// <param name="About">What a yes or no is about: <see cref="QuestionKind.Prevention"/> in "can I keep it from coming back?". The same as <paramref name="Kind"/> for other questions.</param>
internal readonly record struct Asked(QuestionKind Kind, QuestionKind About);

/// <summary>Tells what sort of answer a question asks for, by its wording. The first row that fits wins.</summary>
internal static partial class QuestionKinds
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly (Regex Wording, QuestionKind Kind)[] Rows =
    [
        (Seek(), QuestionKind.SeekHelp),
        (Untreated(), QuestionKind.Untreated),
        (Warning(), QuestionKind.Warning),
        (OpensYesNo(), QuestionKind.YesNo),
        (Quantity(), QuestionKind.Quantity),
        (Duration(), QuestionKind.Duration),
        (Occasion(), QuestionKind.Occasion),
        (WhoTells(), QuestionKind.Diagnosis),
        (Comparison(), QuestionKind.Comparison),
        (Prevention(), QuestionKind.Prevention),
        (RiskFactor(), QuestionKind.RiskFactor),
        (Diagnosis(), QuestionKind.Diagnosis),
        (Symptom(), QuestionKind.Symptom),
        (Harm(), QuestionKind.Harm),
        (SelfCare(), QuestionKind.SelfCare),
        (Cause(), QuestionKind.Cause),
        (Treatment(), QuestionKind.Treatment),
        (Place(), QuestionKind.Place),
        (List(), QuestionKind.List),
        (Definition(), QuestionKind.Definition),
        (YesNo(), QuestionKind.YesNo),
    ];

    /// <summary>What a question asks for.</summary>
    public static Asked Of(string question)
    {
        var text = question.Replace('’', '\'').Trim();
        var kind = First(text, QuestionKind.Open);
        return new Asked(kind, kind == QuestionKind.YesNo ? First(text, QuestionKind.YesNo) : kind);
    }

    private static QuestionKind First(string text, QuestionKind except)
    {
        foreach (var (wording, kind) in Rows)
        {
            if (kind != except && wording.IsMatch(text))
                return kind;
        }

        return QuestionKind.Open;
    }

    [GeneratedRegex(@"\b(when|should|do|need) .*\b(see|call|visit|ring|go to|contact|consult) (a|the|my|an)? ?(doctor|gp|physician|hospital|a&e|er|nurse|physio)|\bwarning signs?\b|\bred flags?\b|\bserious\b.*\?|\bemergency\b|\b(seek|get) (medical )?(help|attention)\b|\bbook an? .*appointment", Options)]
    private static partial Regex Seek();

    [GeneratedRegex(@"\buntreated\b|\bleft alone\b|\b(isn'?t|not|never|aren'?t|don'?t|doesn'?t|won'?t|without)\b.{0,30}\b(treat(ed|ment)?|operat(ed|ion)|surgery|in time)\b|\bif (i|you|they) (do nothing|ignore)\b|\bignored\b", Options)]
    private static partial Regex Untreated();

    [GeneratedRegex(@"\b(when|who|what|which|why)\b.*\b(should|shouldn'?t|must|mustn'?t|do|to|can|say|says|would)\b.{0,20}\b(not|n'?t|never|avoid)\b|\bnot (recommended|advised|allowed|to use)\b|\badvises? against\b|\bshould (i|you|we) avoid\b", Options)]
    private static partial Regex Warning();

    [GeneratedRegex(@"^\W*(and |but |so |then )?(can|could|do|does|did|is|isn't|are|aren't|was|will|would|should|may|might|has|have|am)\b(?! (you|u) (tell|explain|say|list|name|describe|give))(?!.*\b(or|than|differ\w*)\b)", Options)]
    private static partial Regex OpensYesNo();

    [GeneratedRegex(@"\bhow (many|much|big|large|wide|often|common|likely|high|old|young|early|far|heavy|tall|deep|thick)\b|\b(at|from|before|by) (what|which) age\b|\b(percent(age)?|proportion|share|fraction|number|rate|size|chances?) of\b|\bhow .*\bin mm\b|\bwhat ((is|'s) the (best|right|usual|normal|typical|average|ideal) )?(percent|size|age|number|angle|dose)\b", Options)]
    private static partial Regex Quantity();

    [GeneratedRegex(@"\bhow (long|soon|quick|quickly|fast|late)\b|\bwithin how\b|\bwhen (can|will|do|does|should) .*\b(again|back|return|recover|heal|better)\b", Options)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\bwhen (do|does|is|are|did|would|will)\b|\b(what|which) time\b|\btimes? of (the )?(day|night|year)\b", Options)]
    private static partial Regex Occasion();

    [GeneratedRegex(@"\bdiffer(s|en(ce|ces|t))?\b|\bcompared?\b|\bversus\b|\bvs\b|\bbetter than\b|\bwhich (one|is (better|worse|more))\b|\bwho had more\b|\bone .* or two\b|\brather than\b|\btell .+ (from|apart)\b|\b(should|is|are|do|does)\b.* or \w+", Options)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\bprevent\w*\b|\bavoid getting\b|\b(stop|keep)\b.*\b(coming back|returning|happening|from)\b|\b(lower|reduce|cut) (the|my|your) (risks?|chances?)\b|\bprotect\b", Options)]
    private static partial Regex Prevention();

    [GeneratedRegex(@"\bwho('s| is| are)? ?(gets?|can get|more|most|at|likely|prone|suffers?|has|(\w+ )?ends? up|develops?|tends?|is it)\b|\b(more|most) (likely|prone|at risk|often)\b|\b(risk factors?|at risk|higher risk)\b|\b(raises?|increases?) (the|my|your|their) (risk|chance)\b|\b(which|what) (jobs|sports?|people|work|groups?)\b", Options)]
    private static partial Regex RiskFactor();

    [GeneratedRegex(@"(?<!\b(an?|actual|proper|real|official|medical) )\bdiagnos\w*\b|\b(which|what|wat) (kind of )?(tests?|scans?|exams?|doctor|specialist)\b|\bhow (do|does|can|is|are|will|would) (it|they|doctors?|the doctor|a doctor|this|that)\b.*\b(find|found|detect\w*|check\w*|test\w*|confirm\w*|work \w* ?out|tell|know)\b", Options)]
    private static partial Regex Diagnosis();

    [GeneratedRegex(@"\bwho (should|can|could|would|will|does)\b.*\b(tell|see|ask|check)\b", Options)]
    private static partial Regex WhoTells();

    [GeneratedRegex(@"\b(symptoms?|signs?)\b|\bfeels? like\b|\bhow (do|would|can|could) (i|you|we) (know|tell|spot|recogni[sz]e|notice)\b|\blook out for\b|\bnotice\b", Options)]
    private static partial Regex Symptom();

    [GeneratedRegex(@"\b(risks?|dangers?|side[- ]?effects?|complications?|downsides?|drawbacks?|problems)\b|\bgo(es)? wrong\b|\bharm(s|ful)?\b|\bdo to (you|your|my|me|the body)\b|\bdangerous\b", Options)]
    private static partial Regex Harm();

    [GeneratedRegex(@"\b(my|your)self\b|\bat home\b|\bwhat (else )?(can|should|could|do) (i|we|you) (do|try)\b|\bself[- ]?(care|help)\b", Options)]
    private static partial Regex SelfCare();

    [GeneratedRegex(@"^\W*(and |but |so |then )?(why|how come)\b|\bwhy\b.*\?|\bcauses?\b|\bcaused\b|\bbrings? on\b|\breasons?\b|\bhow (do|does|did|can|could|would) .*\b(affect|lead|form|happen|develop|come about|make|cause)|\bwhat (makes|actually makes|happens)\b|\bwhat (else )?(can|could|might|may|would) (?!i\b|you\b|we\b|they\b|he\b|she\b|it\b|one\b|be (done|used)\b|help|do\b|ease|relieve|prevent|stop|go\b)\w+|\bwhat do(es)? .*\bdo to\b|\bcomes? from\b", Options)]
    private static partial Regex Cause();

    [GeneratedRegex(@"\btreat(s|ed|ment|ments|ing)?\b|\bcured?\b|\b(what|which|anything)\b.*\b(helps?|relieves?|eases?|good for|do for)\b|\bhow (do|can|should|could) (i|you|we)\b.*\b(stop|ease|relieve|avoid|help|get rid|manage)\b|\b(exercises?|stretch(es)?|medicines?|tablets|remed(y|ies))\b.*\b(help|recommended|for)\b|\bfirst thing\b|\bwhat\b.*\b(try|tried|prescribe|offer)\b", Options)]
    private static partial Regex Treatment();

    [GeneratedRegex(@"\bwhere(abouts)?\b|\bwhich (part|parts|bit|side|area|region)\b|\bwhat part\b", Options)]
    private static partial Regex Place();

    [GeneratedRegex(@"^\W*(and |but |so )?(which|name|list)\b|\bwhat (are|other|kinds?|types?|sorts?|tests?|things|exercises?|stretches)\b|\bwhat's .*(kinds|types)\b|\bexamples? of\b", Options)]
    private static partial Regex List();

    [GeneratedRegex(@"\b(what|wat|who)( |')?(is|s|are|re)\b|\bwhats\b|\btell me (about|more)\b|\bwhat do(es)? .* mean\b|\bmeant by\b|\bdefin(e|ition)\b|\bexplain\b|^\W*[\w'-]+( [\w'-]+){0,2}\W*$", Options)]
    private static partial Regex Definition();

    [GeneratedRegex(@"(^|[.,!?;:]\s*|\b(and|but|so|then)\s+)(can|could|do|does|did|is|isn't|are|aren't|was|will|would|should|may|might|has|have|am)\b", Options)]
    private static partial Regex YesNo();
}
