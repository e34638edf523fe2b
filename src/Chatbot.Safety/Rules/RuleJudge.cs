using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Rules;

/// <summary>A combination that is fulfilled, and where: from the first word of its first part to the last of its last.</summary>
internal sealed record Match(Rule Rule, Combination Combination, int Turn, int Start, int End);

/// <summary>Decides which rules the evidence fulfils.</summary>
internal static class RuleJudge
{
    private static readonly bool[] Persons = [false, true];
    private static readonly bool[] Anyone = [false];

    /// <summary>For each rule that fires its match of the highest level.</summary>
    public static IEnumerable<Match> Judge(IReadOnlyList<Rule> rules, Evidence evidence)
    {
        foreach (var rule in rules)
        {
            Match? best = null;
            foreach (var combination in rule.Combinations)
            {
                if ((best is null || combination.Level > best.Combination.Level) && Find(rule, combination, evidence) is { } match)
                    best = match;
            }

            if (best is not null)
                yield return best;
        }
    }

    private static Match? Find(Rule rule, Combination combination, Evidence evidence) => combination.Reach switch
    {
        Reach.Any => FindAny(rule, combination, evidence),
        Reach.Near => FindNear(rule, combination, evidence),
        Reach.Sentence => FindInSentence(rule, combination, evidence),
        Reach.Conversation => FindInConversation(rule, combination, evidence),
        _ => throw new InvalidOperationException($"Unknown reach {combination.Reach}."),
    };

    private static Match? FindAny(Rule rule, Combination combination, Evidence evidence)
    {
        foreach (var part in combination.Parts)
        {
            foreach (var hit in evidence.Live(part, rule.Despite))
            {
                if (!IsCancelled(combination, evidence, hit))
                    return ToMatch(rule, combination, [hit]);
            }
        }

        return null;
    }

    private static Match? FindNear(Rule rule, Combination combination, Evidence evidence)
    {
        foreach (var anchor in evidence.Live(combination.Parts[0], rule.Despite))
        {
            var hits = new List<Hit> { anchor };
            foreach (var part in combination.Parts.Skip(1))
                hits.AddRange(evidence.LiveNear(anchor, part, rule.Despite, combination.Within).Take(1));
            if (hits.Count == combination.Parts.Count && !IsCancelled(combination, evidence, anchor))
                return ToMatch(rule, combination, hits);
        }

        return null;
    }

    private static Match? FindInSentence(Rule rule, Combination combination, Evidence evidence)
    {
        var parts = combination.Parts
            .Select(part => evidence.Live(part, rule.Despite).GroupBy(hit => (hit.Turn, hit.Sentence)).ToDictionary(group => group.Key, group => group.First()))
            .ToList();
        foreach (var (sentence, anchor) in parts[0])
        {
            if (parts.TrueForAll(part => part.ContainsKey(sentence)) && !IsCancelled(combination, evidence, anchor))
                return ToMatch(rule, combination, [.. parts.Select(part => part[sentence])]);
        }

        return null;
    }

    /// <summary>Anywhere in the conversation; a background fact must be about the person who has the symptoms.</summary>
    private static Match? FindInConversation(Rule rule, Combination combination, Evidence evidence)
    {
        var personMatters = combination.Parts.Any(part => part.Background);
        foreach (var ofOther in personMatters ? Persons : Anyone)
        {
            var hits = new List<Hit>();
            foreach (var part in combination.Parts)
            {
                hits.AddRange(evidence.Live(part, rule.Despite)
                    .Where(hit => (!personMatters || hit.OfOther == ofOther) && (hits.Count > 0 || !IsCancelled(combination, evidence, hit)))
                    .Take(1));
            }

            if (hits.Count == combination.Parts.Count)
                return ToMatch(rule, combination, hits);
        }

        return null;
    }

    private static bool IsCancelled(Combination combination, Evidence evidence, Hit hit) =>
        combination.Unless.Any(concept => evidence.IsInSentenceOf(hit, concept));

    /// <summary>Cuts out the words of the latest message that takes part: that is where the picture became complete.</summary>
    private static Match ToMatch(Rule rule, Combination combination, IReadOnlyList<Hit> hits)
    {
        var turn = hits.Max(hit => hit.Turn);
        var latest = hits.Where(hit => hit.Turn == turn).ToList();
        if (combination.Reach == Reach.Conversation)
            latest = [latest[0]];
        return new Match(rule, combination, turn, latest.Min(hit => hit.Start), latest.Max(hit => hit.End));
    }
}
