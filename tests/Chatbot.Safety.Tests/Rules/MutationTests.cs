using System.Text.Json;
using Chatbot.Safety;
using Chatbot.Safety.Rules;

namespace Chatbot.Tests.Safety.Rules;

/// <summary>
/// Every rule is needed: without it some message would be met with a lower level than it should, so that deleting a rule in a file
/// fails a test. A rule that others would stand in for everywhere proves nothing, and does not pass here.
/// </summary>
public sealed class MutationTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly IReadOnlyList<Rule> Flags = [.. Guards.Rules.Rules.Where(rule => rule.Level != TriageLevel.None)];

    /// <summary>Every conversation that a test holds the guard to: the examples of the rules and the labelled cases.</summary>
    private static readonly IReadOnlyList<IReadOnlyList<string>> Cases =
        [.. Flags.SelectMany(rule => rule.Fires).Select(message => (IReadOnlyList<string>)[message]).Concat(Labelled())];

    private static readonly IReadOnlyList<TriageLevel> Levels = LevelsWith(Flags);

    public static TheoryData<string> Ids => new(Flags.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Without_a_rule_some_message_is_met_with_a_lower_level(string id) => Assert.True(IsMissed(Flags, id), $"{id} could be deleted and no case would show it.");

    [Fact]
    public void A_rule_that_another_stands_in_for_everywhere_is_found_out() => Assert.False(IsMissed([.. Flags, Flags[0] with { Id = "RF-00" }], "RF-00"));

    /// <summary>Also every way in which a crisis rule fires is needed: some case fulfils it alone.</summary>
    [Fact]
    public void Without_a_combination_of_a_crisis_rule_some_case_fulfils_the_rule_no_longer_or_at_a_lower_level()
    {
        var needed = Cases.SelectMany(FulfilledAlone).ToHashSet();

        Assert.Empty(
            from rule in Flags.Where(rule => rule.Level == TriageLevel.Crisis)
            from combination in rule.Combinations
            where !needed.Contains(combination)
            select $"{rule.Id}: combination {rule.Combinations.ToList().IndexOf(combination) + 1} could be deleted and no case would show it.");
    }

    /// <summary>The combinations of each rule that a case fulfils and for which no other of that rule stands in.</summary>
    private static List<Combination> FulfilledAlone(IReadOnlyList<string> turns)
    {
        var reading = Guards.Rules.Readings.Rent();
        reading.Read(turns[^1], [.. turns.SkipLast(1)]);
        var alone = new List<Combination>();
        foreach (var rule in Flags)
        {
            var fulfilled = rule.Combinations.Where(combination => CombinationSearch.Find(rule, combination, reading.Evidence) is not null).ToList();
            if (fulfilled.Count > 0 && fulfilled.MaxBy(combination => combination.Level) is { } highest && fulfilled.Count(each => each.Level == highest.Level) == 1)
                alone.Add(highest);
        }

        Guards.Rules.Readings.Return(reading);
        return alone;
    }

    private static bool IsMissed(IEnumerable<Rule> rules, string id)
    {
        var without = LevelsWith([.. rules.Where(rule => rule.Id != id)]);
        return Levels.Zip(without).Any(pair => pair.First > pair.Second);
    }

    /// <summary>The level of each case when only these rules are judged.</summary>
    private static IReadOnlyList<TriageLevel> LevelsWith(IReadOnlyList<Rule> rules)
    {
        var readings = new RuleSet(Guards.Rules.Vocabulary, rules).Readings;
        return [.. Cases.Select(turns =>
        {
            var reading = readings.Rent();
            reading.Read(turns[^1], [.. turns.SkipLast(1)]);
            var level = reading.Judge().Select(match => match.Combination.Level).DefaultIfEmpty().Max();
            readings.Return(reading);
            return level;
        })];
    }

    private static IEnumerable<IReadOnlyList<string>> Labelled() => Directory
        .GetFiles(Repository.At("tests", "Chatbot.Safety.Tests", "Cases"), "*.jsonl")
        .Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines)
        .Where(line => line.Length > 0)
        .Select(line => JsonSerializer.Deserialize<LabelledCase>(line, Web)!)
        .Where(each => each.MustEscalate)
        .Select(each => each.Turns);
}
