using Chatbot.Safety.Rules;

namespace Chatbot.Safety.Escalating;

/// <summary>The rules, divided by what they are for.</summary>
/// <param name="Flags">Those that raise something.</param>
/// <param name="Reliefs">Those of the level none: the person says that they are being helped or are safe.</param>
internal sealed record RuleParts(IReadOnlyList<Rule> Flags, IReadOnlyList<Rule> Reliefs)
{
    /// <summary>Divides the rules of a set.</summary>
    public static RuleParts Of(RuleSet rules) => new(
        [.. rules.Rules.Where(rule => rule.Level != TriageLevel.None)],
        [.. rules.Rules.Where(rule => rule.Level == TriageLevel.None)]);
}
