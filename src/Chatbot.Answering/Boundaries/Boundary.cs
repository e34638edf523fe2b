using System.Text.RegularExpressions;

namespace Chatbot.Answering.Boundaries;

/// <summary>
/// Questions that are never answered as if from knowledge, whatever the articles hold: doses, a person's diagnosis, a person's scan,
/// money and appointments, recommendations of people and products.
/// </summary>
internal static partial class Boundary
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Medicines by their kind or the ending of their names.
    private const string Medicine = @"(ibuprofen|paracetamol|acetaminophen|aspirin|nsaids?|naproxen|codeine|warfarin|statins?|antidepressants?|blood pressure (pills|tablets)|gabapentin|pregabalin|\w{3,}(pril|sartan|oxetine|traline|cillin|mycin|adol|azepam|triptyline|profen|coxib|olol))";

    private const string Goods = "mattress(es)?|pillows?|shoes|chairs?";
    private const string Recommending = @"best|top|recommend\w*|buy|brands?";

    private static readonly (Regex Question, string Wording)[] Rows =
    [
        (Dose(), "decline-dose"),
        (TakingTogether(), "decline-dose"),
        (OwnScan(), "decline-scan"),
        (Diagnosis(), "decline-diagnosis"),
        (Practical(), "decline-practical"),
        (Recommendation(), "decline-recommendation"),
    ];

    /// <summary>The key of what to say instead of an answer; null when the question may be answered.</summary>
    public static string? Of(string question)
    {
        var text = GeneralAfterScan().Replace(question.Replace('’', '\''), "$2");
        foreach (var (wording, key) in Rows)
        {
            if (wording.IsMatch(text))
                return key;
        }

        return null;
    }

    [GeneratedRegex(@"\bdos(e|es|age|ages|ing)\b|\b\d+ ?(mg|mcg|milligrams?|ml)\b|\bhow (much|many|often)\b.*\b((?<!\bit )take|taking|tablets?|pills?|capsules?|paracetamol|acetaminophen|ibuprofen|naproxen|aspirin|codeine|medicines?|vitamin|supplements?)\b|\bmax(imum)?\b.*\b(a|per) day\b", Options)]
    private static partial Regex Dose();

    [GeneratedRegex(@"\b(can|should|could|may|is it (safe|ok|okay|alright|fine)( for me)? to) (i |we |you |my \w+ )?(take|mix|combine|give)\b.*\b(with|while|if i'?m|if im|together|and|alongside|during|on|when)\b|\b" + Medicine + @"\b.*\b(with|while|during|together|alongside|and|in)\b.*\b(pregnan\w+|breastfeeding|alcohol|wine|beer|" + Medicine + @")\b|\b(ok|okay|safe|mix|interact\w*)\b.*\b(with|while|during)\b.*\b(breastfeeding|alcohol|tablets?|medicines?|blood thinners?|" + Medicine + @")\b", Options)]
    private static partial Regex TakingTogether();

    [GeneratedRegex(@"\bmy (mri|ct|scan|x-?ray|report|results?|blood tests?)\b.*\b(say|says|said|show|shows|showed|mean|means|read)\b|\b(what does|read|interpret|explain) my (mri|ct|scan|x-?ray|report|results?)\b", Options)]
    private static partial Regex OwnScan();

    // "My scan shows a bulge. How common is that in people without pain?" asks about people, not about the scan.
    [GeneratedRegex(@"^.*\bmy (mri|ct|scan|x-?ray)\b[^?]*[.!,] *((how (common|usual|often)|what percentage|do (many|most) people)\b.*)$", Options)]
    private static partial Regex GeneralAfterScan();

    [GeneratedRegex(@"\b(do|have) i (have|got)\b(?! to\b)|\bwhat('?s| is) wrong with (me|my)\b|\b(can|could) you diagnose\b|\bdiagnose (me|my)\b|\bwhat do i have\b", Options)]
    private static partial Regex Diagnosis();

    [GeneratedRegex(@"\b(costs?|price|prices|pricing|expensive|cheap(er|est)?|afford|insurance|insurer|reimburse\w*|set (me|you|us|him|her) back|pay(ing)? (for|privately)|medicare|medicaid|benefits? (for|claim)|disability benefits?|claim|compensation|sue|lawyer|book (me|us)|can you (book|make|cancel|change|arrange)|(cancel|change|rearrange) my appointment|opening hours|parking|waiting (list|time)s?)\b", Options)]
    private static partial Regex Practical();

    // Which one is best, or to be bought, is a recommendation; what sort is good for the back is a question like others.
    [GeneratedRegex(@"\b(best|good|top|recommend\w*|which|what)\b.*\b(surgeons?|hospitals?|clinics?|brands?|websites?|apps?|chiropractors? near|physios? near|products?)\b|\b(" + Recommending + @")\b.*\b(" + Goods + @")\b|\b(" + Goods + @")\b.*\b(" + Recommending + @")\b|\bnear me\b|\bwho is the best\b", Options)]
    private static partial Regex Recommendation();
}
