using System.Globalization;
using Chatbot.Text.Words;

namespace Chatbot.Answering.Grounding;

/// <summary>Which side of a number is meant.</summary>
internal enum Bound
{
    /// <summary>The number itself, or about it.</summary>
    None,

    /// <summary>"Within", "before": as good as the number itself for the end of a time.</summary>
    Within,

    /// <summary>"Up to", "less than".</summary>
    AtMost,

    /// <summary>"At least", "more than", "after".</summary>
    AtLeast,
}

/// <summary>A number with what it counts.</summary>
/// <param name="Value">The number, written in digits or as a word.</param>
/// <param name="Unit">Stem of what it counts, such as <c>week</c> or <c>%</c>; empty when nothing follows.</param>
/// <param name="Bound">Which side of it is meant.</param>
internal readonly record struct Amount(double Value, string Unit, Bound Bound)
{
    private const int Reach = 4;

    private static readonly Dictionary<string, double> Named = new(StringComparer.Ordinal)
    {
        ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11,
        ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["eighteen"] = 18, ["twenty"] = 20, ["thirty"] = 30,
        ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90, ["hundred"] = 100, ["thousand"] = 1000,
        ["half"] = 0.5, ["quarter"] = 0.25, ["twice"] = 2, ["double"] = 2, ["once"] = 1, ["dozen"] = 12, ["couple"] = 2, ["thirds"] = 0.67, ["third"] = 0.33,
    };

    private static readonly HashSet<string> Passed = new(StringComparer.Ordinal)
    {
        "to", "or", "and", "of", "the", "in", "out", "a", "an", "per", "full", "more", "about", "around", "every", "whole", "other", "further", "your", "these",
    };

    private static readonly HashSet<string> TimeUnits = new(StringComparer.Ordinal) { "minut", "hour", "day", "week", "month", "year", "second", "night", "time", "decad" };

    private static readonly (string[] Words, Bound Bound)[] Bounds =
    [
        (["up", "to"], Bound.AtMost), (["at", "most"], Bound.AtMost), (["less", "than"], Bound.AtMost), (["fewer", "than"], Bound.AtMost), (["no", "more", "than"], Bound.AtMost),
        (["shorter", "than"], Bound.AtMost), (["under"], Bound.AtMost), (["below"], Bound.AtMost), (["not", "more", "than"], Bound.AtMost), (["younger", "than"], Bound.AtMost),
        (["at", "least"], Bound.AtLeast), (["more", "than"], Bound.AtLeast), (["longer", "than"], Bound.AtLeast), (["over"], Bound.AtLeast), (["above"], Bound.AtLeast),
        (["after"], Bound.AtLeast), (["beyond"], Bound.AtLeast), (["past"], Bound.AtLeast), (["older", "than"], Bound.AtLeast), (["from"], Bound.None),
        (["within"], Bound.Within), (["before"], Bound.Within), (["by"], Bound.Within), (["inside"], Bound.Within), (["until"], Bound.Within),
    ];

    /// <summary>Whether this amount, in a statement, says what another one says in a passage.</summary>
    public bool Says(Amount source) =>
        Math.Abs(Value - source.Value) < 1e-9
        && (Unit == source.Unit || Unit.Length == 0 || (!TimeUnits.Contains(Unit) && Unit != "%" && !TimeUnits.Contains(source.Unit) && source.Unit != "%"))
        && (Bound == source.Bound || (Bound is Bound.None or Bound.Within && source.Bound is Bound.None or Bound.Within)
            || (Bound is Bound.AtMost or Bound.Within && source.Bound is Bound.AtMost or Bound.Within));

    /// <summary>The amounts of a text, in order.</summary>
    public static IReadOnlyList<Amount> Read(string text, IReadOnlyList<WordSpan> words)
    {
        var amounts = new List<Amount>();
        for (var at = 0; at < words.Count; at++)
        {
            if (ValueAt(words, at) is { } value)
                amounts.Add(new Amount(value, UnitAfter(text, words, at), BoundBefore(words, at)));
        }

        return amounts;
    }

    private static double? ValueAt(IReadOnlyList<WordSpan> words, int at)
    {
        var form = words[at].Form;
        if (form == "one")
            return at + 1 < words.Count && (TimeUnits.Contains(Stemmer.Stem(words[at + 1].Form)) || words[at + 1].Form is "in" or "out" or "third" or "quarter") ? 1 : null;
        if (Named.TryGetValue(form, out var named))
            return named;
        return char.IsDigit(form[0]) && double.TryParse(form.Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    // "6 to 12 weeks": what the second number counts, the first one does too.
    private static string UnitAfter(string text, IReadOnlyList<WordSpan> words, int at)
    {
        for (var next = at; next < words.Count && next <= at + Reach; next++)
        {
            var (form, end) = (words[next].Form, words[next].Span.End);
            if (next == at || ValueAt(words, next) is not null)
            {
                if (end < text.Length && text[end] == '%')
                    return "%";
                continue;
            }

            if (form is "percent" or "percentage" || (form == "per" && next + 1 < words.Count && words[next + 1].Form == "cent"))
                return "%";
            if (!Passed.Contains(form))
                return Stemmer.Stem(form);
        }

        return "";
    }

    private static Bound BoundBefore(IReadOnlyList<WordSpan> words, int at)
    {
        // "between 6 and 12", "6 to 12": the bound stands before the first of the two.
        if (at >= 2 && words[at - 1].Form is "to" or "or" && ValueAt(words, at - 2) is not null)
            at -= 2;
        foreach (var (before, bound) in Bounds)
        {
            for (var skip = 1; skip <= 2 && at - skip - before.Length + 1 >= 0; skip++)
            {
                if (skip == 2 && words[at - 1].Form is not ("about" or "the" or "around" or "first" or "age" or "a" or "some" or "roughly"))
                    continue;
                if (before.Select((word, index) => words[at - skip - before.Length + 1 + index].Form == word).All(same => same))
                    return bound;
            }
        }

        return Bound.None;
    }
}
