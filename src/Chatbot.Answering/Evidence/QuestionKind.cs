using System.Text.RegularExpressions;

namespace Chatbot.Answering.Evidence;

/// <summary>What sort of answer a question asks for.</summary>
internal enum QuestionKind
{
    /// <summary>Anything else.</summary>
    Open,

    /// <summary>"What is …?", "tell me about …".</summary>
    Definition,

    /// <summary>"Why …?", "how does … lead to …?".</summary>
    Cause,

    /// <summary>"What does it feel like?", "what are the signs?".</summary>
    Symptom,

    /// <summary>"How is it treated?", "what helps?".</summary>
    Treatment,

    /// <summary>"How long …?", "how soon …?".</summary>
    Duration,

    /// <summary>"How many …?", "what percentage …?", "how big …?".</summary>
    Quantity,

    /// <summary>"Where …?", "which part …?".</summary>
    Place,

    /// <summary>"What is the difference …?", "X or Y?".</summary>
    Comparison,

    /// <summary>"When should I see a doctor?".</summary>
    SeekHelp,

    /// <summary>"Which …?", "name …", "what are the …?".</summary>
    List,

    /// <summary>"Can …?", "does …?", "is …?".</summary>
    YesNo,
}

/// <summary>Tells what sort of answer a question asks for, by its wording. The first row that fits wins.</summary>
internal static partial class QuestionKinds
{
    private static readonly (Regex Wording, QuestionKind Kind)[] Rows =
    [
        (Seek(), QuestionKind.SeekHelp),
        (OpensYesNo(), QuestionKind.YesNo),
        (Quantity(), QuestionKind.Quantity),
        (Duration(), QuestionKind.Duration),
        (Comparison(), QuestionKind.Comparison),
        (Symptom(), QuestionKind.Symptom),
        (Cause(), QuestionKind.Cause),
        (Treatment(), QuestionKind.Treatment),
        (Place(), QuestionKind.Place),
        (List(), QuestionKind.List),
        (Definition(), QuestionKind.Definition),
        (YesNo(), QuestionKind.YesNo),
    ];

    /// <summary>The kind of a question.</summary>
    public static QuestionKind Of(string question)
    {
        var text = question.Replace('’', '\'').Trim();
        foreach (var (wording, kind) in Rows)
        {
            if (wording.IsMatch(text))
                return kind;
        }

        return QuestionKind.Open;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(when|should|do|need) .*\b(see|call|visit|ring|go to|contact|consult) (a|the|my|an)? ?(doctor|gp|physician|hospital|a&e|er|nurse|physio)|\bwarning signs?\b|\bred flags?\b|\bserious\b.*\?", Options)]
    private static partial Regex Seek();

    [GeneratedRegex(@"^\W*(and |but |so |then )?(can|could|do|does|did|is|isn't|are|aren't|was|will|would|should|may|might|has|have|am)\b(?! (you|u) (tell|explain|say|list|name|describe|give))(?!.*\b(or|than|differ\w*)\b)", Options)]
    private static partial Regex OpensYesNo();

    [GeneratedRegex(@"\bhow (many|much|big|large|wide|often|common|likely|high|old)\b|\b(percent(age)?|proportion|share|fraction|number|rate|size) of\b|\bhow .*\bin mm\b|\bwhat (percent|size|age|number|angle|dose)\b", Options)]
    private static partial Regex Quantity();

    [GeneratedRegex(@"\bhow (long|soon|quickly|fast|late)\b|\bwithin how\b|\bwhen (can|will|do|does|should) .*\b(again|back|return|recover|heal|better)\b", Options)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\bdifferen(ce|t)\b|\bcompared?\b|\bversus\b|\bvs\b|\bbetter than\b|\bwhich (one|is (better|worse|more))\b|\bwho had more\b|\bone .* or two\b|\brather than\b", Options)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\b(symptoms?|signs?)\b|\bfeels? like\b|\bhow (do|would|can) (i|you|we) (know|tell)\b", Options)]
    private static partial Regex Symptom();

    [GeneratedRegex(@"^\W*(and |but |so |then )?(why|how come)\b|\bwhy\b.*\?|\bcauses?\b|\bcaused\b|\bbrings? on\b|\breasons?\b|\bhow (do|does|did|can|could|would) .*\b(affect|lead|form|happen|develop|come about|make|cause)|\bwhat (makes|actually makes|happens)\b|\bwhat do(es)? .*\bdo to\b", Options)]
    private static partial Regex Cause();

    [GeneratedRegex(@"\btreat(s|ed|ment|ments|ing)?\b|\bcured?\b|\b(what|which|anything)\b.*\b(helps?|relieves?|eases?|good for|do for)\b|\bhow (do|can|should|could) (i|you|we)\b.*\b(stop|ease|relieve|prevent|avoid|help|get rid|manage)\b|\b(exercises?|stretch(es)?|medicines?|tablets|remed(y|ies))\b.*\b(help|recommended|for)\b|\bfirst thing\b|\bwhat (can|should|could|do) (i|we|you) (do|try)\b", Options)]
    private static partial Regex Treatment();

    [GeneratedRegex(@"\bwhere\b|\bwhich (part|parts|bit|side|area|region)\b|\bwhat part\b", Options)]
    private static partial Regex Place();

    [GeneratedRegex(@"^\W*(and |but |so )?(which|name|list)\b|\bwhat (are|other|kinds?|types?|sorts?|jobs|risks?|tests?|things)\b|\bwhat's .*(kinds|types)\b|\bwhen does\b|\bexamples? of\b", Options)]
    private static partial Regex List();

    [GeneratedRegex(@"\b(what|wat|who)( |')?(is|s|are|re)\b|\bwhats\b|\btell me (about|more)\b|\bwhat do(es)? .* mean\b|\bmeant by\b|\bdefin(e|ition)\b|\bexplain\b|^\W*[\w'-]+( [\w'-]+){0,2}\W*$", Options)]
    private static partial Regex Definition();

    [GeneratedRegex(@"(^|[.,!?;:]\s*|\b(and|but|so|then)\s+)(can|could|do|does|did|is|isn't|are|aren't|was|will|would|should|may|might|has|have|am)\b", Options)]
    private static partial Regex YesNo();
}
