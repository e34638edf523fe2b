using System.Numerics;

namespace Chatbot.Safety.Rules;

/// <summary>A combination that is fulfilled, and where: from the first word of its first part to the last of its last.</summary>
internal sealed record Match(Rule Rule, Combination Combination, int Turn, int Start, int End);

/// <summary>Decides which rules the evidence fulfils. Judges one conversation at a time and keeps its memory for the next.</summary>
internal sealed class RuleJudge(RuleIndex index)
{
    private readonly ulong[] _waiting = new ulong[(index.Count / 64) + 1];

    /// <summary>For each rule that fires its match of the highest level, in the order of the rules.</summary>
    public IReadOnlyList<Match> Judge(Evidence evidence)
    {
        foreach (var concept in evidence.Found)
        {
            foreach (var number in index.Needing(concept))
                _waiting[number / 64] |= 1UL << number;
        }

        List<Match>? matches = null;
        for (var group = 0; group < _waiting.Length; group++)
        {
            for (; _waiting[group] != 0; _waiting[group] &= _waiting[group] - 1)
            {
                var (rule, combination) = index[(64 * group) + BitOperations.TrailingZeroCount(_waiting[group])];
                var before = matches is not null && matches[^1].Rule == rule ? matches[^1] : null;
                if (before is not null && combination.Level <= before.Combination.Level)
                    continue;
                if (CombinationSearch.Find(rule, combination, evidence) is not { } match)
                    continue;
                matches ??= [];
                if (before is not null)
                    matches.RemoveAt(matches.Count - 1);
                matches.Add(match);
            }
        }

        return (IReadOnlyList<Match>?)matches ?? [];
    }
}
