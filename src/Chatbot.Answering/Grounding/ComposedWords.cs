using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Chatbot.Safety;

namespace Chatbot.Answering.Grounding;

/// <summary>
/// What no answer may say, whoever composed it and whatever it cites: how much of a medicine to take, that something is nothing to
/// worry about, or words about ending or harming a life.
/// </summary>
/// <remarks>
/// The guard's rules are written for what patients say: of them only those of the level crisis are asked, since an article must be
/// able to say what numbness between the legs can mean.
/// </remarks>
/// <param name="guard">The guard.</param>
internal sealed partial class ComposedWords(RedFlagGuard guard)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // By the sentences of the articles, as the index keeps them: only of those is anything remembered, and no longer than they are kept.
    private readonly ConditionalWeakTable<string, StrongBox<bool>> _judged = [];

    /// <summary>Whether a verified statement may be shown. What an article says word for word is judged once for all questions.</summary>
    public bool MaySay(VerifiedStatement statement) => statement.IsVerbatim
        ? _judged.GetValue(statement.Passage.Units[statement.First].Text, _ => new StrongBox<bool>(MaySay(statement.Text))).Value
        : MaySay(statement.Text);

    /// <summary>Whether a text may be shown.</summary>
    public bool MaySay(string statement) =>
        !Dose().IsMatch(statement) && !Reassurance().IsMatch(statement) && !Harm().IsMatch(statement) && !guard.Screen(statement, []).Flags.Any(flag => flag.Level == TriageLevel.Crisis);

    // An amount of a substance, or a number of tablets. Not "200 ml of fluid", nor a percentage.
    [GeneratedRegex(@"\b\d+([.,]\d+)?\s?(mg|milligrams?|mcg|micrograms?)\b|\b(\d+|one|two|three|four|six|eight)\s+(more |extra )?(tablets?|pills?|capsules?|paracetamol|ibuprofen|doses?)\b|\b(double|increase|lower|reduce|stop) (your|the) dose\b", Options)]
    private static partial Regex Dose();

    // What a patient says of "myself", a text that was composed would say of "yourself". Not "hurt yourself", which lifting can do.
    [GeneratedRegex(@"\b(kill|hang|cut|harm)(ing)? (yourself|themselves)\b|\bend(ing)? (your|their) (own )?li(fe|ves)\b", Options)]
    private static partial Regex Harm();

    [GeneratedRegex(@"\b(nothing|no (need|reason)) to (worry|see a doctor|be (worried|concerned))\b|\byou (don'?t|do not) need (to see )?(a doctor|help|medical)\b|\b(you are|you're|it is|it's) (certainly |perfectly |completely |definitely )?(harmless|not serious|nothing serious)\b|\byou will be (fine|ok|okay)\b", Options)]
    private static partial Regex Reassurance();
}
