namespace Chatbot.Answering.Grounding;

/// <summary>
/// Whether a statement says no more and nothing else than some words of a passage: every word that claims something is there or one
/// that says the same, affirmed or denied alike, no surer than there, with the same amounts, and the same on both sides of a cause.
/// </summary>
internal static class Support
{
    // Of the words that carry a subject, so many may be light ones that the passage lacks.
    private const double MostLight = 0.34;

    private const int LeastMatched = 2;

    private static readonly GroundingWords Known = GroundingWords.Default;

    private static readonly string[] Conditions = ["if", "unless", "when", "whenever", "until", "with", "after", "for", "in", "during", "without"];

    /// <summary>Whether a passage's words support a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="source">The words of the passage.</param>
    /// <param name="around">Stems that the source leaves to its title or heading; may support a subject, nothing else.</param>
    public static bool Holds(Claim statement, Claim source, IReadOnlySet<string> around) =>
        WordsMatch(statement, source, around)
        && statement.Amounts.All(amount => source.Amounts.Any(amount.Says))
        && !Contradicts(statement, source)
        && !Exaggerates(statement, source)
        && !LosesCondition(statement, source)
        && !TurnsAround(statement, source)
        && !Exchanges(statement, source);

    private static bool WordsMatch(Claim statement, Claim source, IReadOnlySet<string> around)
    {
        var (matched, borrowed, light) = (0, 0, 0);
        foreach (var word in statement.Words.Where(word => word.Carries).DistinctBy(word => word.Stem))
        {
            var there = source.Words.Where(other => SaysTheSame(word.Stem, other.Stem)).ToList();
            if (there.Count > 0)
            {
                var uses = statement.Words.Where(other => other.Stem == word.Stem).ToList();
                if (!uses.TrueForAll(use => there.Exists(other => Agrees(use, other))))
                    return false;
                matched++;
            }
            else if (around.Contains(word.Stem) && word.Polarity == Polarity.Affirmed)
                borrowed++;
            else if (Known.Light.Contains(word.Stem) || IsDegree(word.Stem))
                light++;
            else if (!char.IsDigit(word.Stem[0]))
                return false;
        }

        return matched > borrowed && matched + borrowed >= Math.Min(LeastMatched, statement.Terms.Count) && light <= MostLight * (matched + light);
    }

    private static bool Agrees(ClaimWord said, ClaimWord source) => said.Polarity == source.Polarity && said.Certainty <= source.Certainty;

    private static bool SaysTheSame(string a, string b) => a == b || Known.SameAs(a).Contains(b);

    private static bool IsDegree(string stem) => Known.Mostly.Contains(stem) || Known.Partly.Contains(stem);

    private static bool Contradicts(Claim statement, Claim source) => statement.Stems.Any(stem =>
        !source.Stems.Contains(stem) && Known.OppositesOf(stem).Any(source.Stems.Contains));

    private static bool Exaggerates(Claim statement, Claim source) => statement.Stems.Any(stem =>
        Known.Absolute.Contains(stem) && !source.Stems.Contains(stem) && !Known.AsAbsoluteAs(stem).Any(source.Stems.Contains));

    // What holds "if" or "unless" something is so does not hold by itself.
    private static bool LosesCondition(Claim statement, Claim source) =>
        (source.Stems.Contains("unless") && !statement.Stems.Contains("unless"))
        || (source.Stems.Contains("if") && !Conditions.Any(statement.Stems.Contains));

    // "A causes B" is not "B causes A", nor "A is commoner than B" the same as "B is commoner than A".
    private static bool TurnsAround(Claim statement, Claim source)
    {
        foreach (var stem in statement.Stems.Where(Known.Directed.Contains))
        {
            var other = source.Stems.Contains(stem) ? stem : Known.SameAs(stem).FirstOrDefault(source.Stems.Contains);
            if (other is null)
                continue;
            var (from, to) = Sides(statement, stem);
            var (sourceFrom, sourceTo) = Sides(source, other);
            if (from.Any(term => sourceTo.Contains(term) && !sourceFrom.Contains(term)) && to.Any(term => sourceFrom.Contains(term) && !sourceTo.Contains(term)))
                return true;
        }

        return false;
    }

    // "A soft ring and a tough centre" is not "a tough ring and a soft centre", though both have all four words.
    private static bool Exchanges(Claim statement, Claim source)
    {
        var said = statement.Stems;
        foreach (var (first, second) in Neighbours(statement))
        {
            var after = Neighbours(source).Where(pair => pair.First == first).Select(pair => pair.Second).ToList();
            var before = Neighbours(source).Where(pair => pair.Second == second).Select(pair => pair.First).ToList();
            if (!after.Contains(second) && after.Exists(next => said.Contains(next) && before.Exists(previous => previous != next && said.Contains(previous))))
                return true;
        }

        return false;
    }

    private static IEnumerable<(string First, string Second)> Neighbours(Claim claim) => claim.Words
        .Zip(claim.Words.Skip(1))
        .Where(pair => pair.First.Carries && pair.Second.Carries)
        .Select(pair => (pair.First.Stem, pair.Second.Stem));

    private static (HashSet<string> From, HashSet<string> To) Sides(Claim claim, string verb)
    {
        var words = claim.Words;
        var at = 0;
        while (words[at].Stem != verb)
            at++;
        var before = words.Take(at).Where(word => word.Carries).Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        var after = words.Skip(at + 1).Where(word => word.Carries).Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        var passive = words.Skip(at + 1).Take(2).Any(word => word.Stem is "by" or "from");
        return passive ? (after, before) : (before, after);
    }
}
