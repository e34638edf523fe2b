namespace Chatbot.Safety.Rules;

/// <summary>Says which combinations are worth judging when a concept has been found, so that the judge touches no others.</summary>
internal sealed class RuleIndex
{
    private readonly (Rule Rule, Combination Combination)[] _combinations;
    private readonly int[][] _byConcept;

    /// <summary>Indexes the combinations of all rules.</summary>
    public RuleIndex(IReadOnlyList<Rule> rules, int concepts)
    {
        _combinations = [.. rules.SelectMany(rule => rule.Combinations, (rule, combination) => (rule, combination))];
        var byConcept = Enumerable.Range(0, concepts).Select(_ => new SortedSet<int>()).ToArray();
        for (var number = 0; number < _combinations.Length; number++)
        {
            foreach (var concept in Deciding(_combinations[number].Combination))
                byConcept[concept].Add(number);
        }

        _byConcept = [.. byConcept.Select(numbers => numbers.ToArray())];
    }

    /// <summary>How many combinations there are.</summary>
    public int Count => _combinations.Length;

    /// <summary>The combination of a number, with its rule. Combinations of one rule have adjoining numbers in their own order.</summary>
    public (Rule Rule, Combination Combination) this[int number] => _combinations[number];

    /// <summary>The numbers of the combinations worth judging once this concept is found.</summary>
    public int[] Needing(int concept) => _byConcept[concept];

    /// <summary>Where all parts are needed it is enough to wait for one of them: the one that fewest concepts fulfil.</summary>
    private static IEnumerable<int> Deciding(Combination combination) => combination.Reach == Reach.Any
        ? combination.Parts.SelectMany(part => part.Concepts)
        : combination.Parts.MinBy(part => part.Concepts.Length)!.Concepts;
}
