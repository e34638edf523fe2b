using Chatbot.Answering.Evidence;
using Chatbot.Answering.Grounding;

namespace Chatbot.Answering.Composing;

/// <summary>Whether two sentences of different sources speak of the same and say different things: another number, or the opposite.</summary>
internal static class Disagreement
{
    // Two sentences are about the same when they share this part of the shorter one's terms, and so many; a statement and its denial share more.
    private const double SameSubject = 0.6;
    private const double SameStatement = 0.75;
    private const int FewestShared = 2;

    private const string Avoid = "avoid";

    private static readonly string[] Conditions = ["if", "when", "unless", "until", "while", "although", "but", "without", "some"];

    private static readonly Dictionary<string, double> Days = new(StringComparer.Ordinal)
    {
        ["minut"] = 1 / 1440d, ["hour"] = 1 / 24d, ["day"] = 1, ["week"] = 7, ["month"] = 30.4, ["year"] = 365.25,
    };

    /// <summary>Whether they disagree.</summary>
    /// <param name="kind">What was asked: numbers are compared when a number or a time was.</param>
    /// <param name="one">What one source says.</param>
    /// <param name="other">What the other says.</param>
    public static bool IsBetween(QuestionKind kind, Claim one, Claim other) =>
        kind is QuestionKind.Quantity or QuestionKind.Duration ? AreOfOneThing(one, other, SameSubject) && NumbersDiffer(one, other) : IsDenied(one, other) || IsDenied(other, one);

    private static bool AreOfOneThing(Claim one, Claim other, double share)
    {
        var (first, second) = (Subject(one), Subject(other));
        var shared = first.Count(second.Contains);
        return shared >= FewestShared && shared >= share * Math.Min(first.Count, second.Count);
    }

    // The terms without the amounts.
    private static HashSet<string> Subject(Claim claim)
    {
        var units = claim.Amounts.Select(amount => amount.Unit).ToHashSet(StringComparer.Ordinal);
        return claim.Terms.Where(term => !char.IsDigit(term[0]) && !units.Contains(term)).ToHashSet(StringComparer.Ordinal);
    }

    // "Six to twelve weeks" and "up to 12 weeks" may both be true, "six weeks" and "three months" not.
    private static bool NumbersDiffer(Claim one, Claim other)
    {
        var (first, second) = (Ranges(one), Ranges(other));
        var common = first.Keys.Where(second.ContainsKey).ToList();
        return common.Count > 0 && common.TrueForAll(measure => first[measure].Low > second[measure].High || second[measure].Low > first[measure].High);
    }

    private static Dictionary<string, (double Low, double High)> Ranges(Claim claim) => claim.Amounts
        .Where(amount => amount.Unit.Length > 0)
        .Select(amount => Days.TryGetValue(amount.Unit, out var days) ? (Measure: "day", Value: amount.Value * days, amount.Bound) : (Measure: amount.Unit, amount.Value, amount.Bound))
        .GroupBy(amount => amount.Measure, StringComparer.Ordinal)
        .ToDictionary(
            measure => measure.Key,
            measure => (measure.Min(amount => amount.Bound is Bound.AtMost or Bound.Within ? 0 : amount.Value), measure.Max(amount => amount.Bound == Bound.AtLeast ? double.PositiveInfinity : amount.Value)),
            StringComparer.Ordinal);

    // What the denial is about, the other one says plainly: "bed rest is (not) recommended".
    private static bool IsDenied(Claim affirmed, Claim denied)
    {
        if (!AreOfOneThing(affirmed, denied, SameStatement) || IsConditional(affirmed) || IsConditional(denied) || affirmed.Words.Any(word => word.Polarity != Polarity.Affirmed))
            return false;
        var about = denied.Words.FirstOrDefault(word => word is { Carries: true, Polarity: Polarity.Denied } && word.Stem != Avoid);
        return about is { Stem: not null, Certainty: Certainty.Plain } && affirmed.Words.Any(word => word.Stem == about.Stem && word.Certainty == Certainty.Plain);
    }

    private static bool IsConditional(Claim claim) => Conditions.Any(claim.Stems.Contains);
}
