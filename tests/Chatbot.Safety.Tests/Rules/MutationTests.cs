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
    private static readonly IReadOnlyList<Evidence> Cases =
        [.. Flags.SelectMany(rule => rule.Fires).Select(message => (IReadOnlyList<string>)[message]).Concat(Labelled()).Select(turns => Evidence.Of(Guards.Rules.Read(turns)))];

    public static TheoryData<string> Ids => new(Flags.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Without_a_rule_some_message_is_met_with_a_lower_level(string id)
    {
        var without = Flags.Where(rule => rule.Id != id).ToList();

        Assert.Contains(Cases, evidence => Level(Flags, evidence) > Level(without, evidence));
    }

    [Fact]
    public void A_rule_that_another_stands_in_for_everywhere_is_found_out()
    {
        var twin = Flags[0] with { Id = "RF-00" };
        IReadOnlyList<Rule> withTwin = [.. Flags, twin];

        Assert.DoesNotContain(Cases, evidence => Level(withTwin, evidence) > Level(Flags, evidence));
    }

    private static TriageLevel Level(IReadOnlyList<Rule> rules, Evidence evidence) =>
        RuleJudge.Judge(rules, evidence).Select(match => match.Combination.Level).DefaultIfEmpty().Max();

    private static IEnumerable<IReadOnlyList<string>> Labelled() => Directory
        .GetFiles(Repository.At("tests", "Chatbot.Safety.Tests", "Cases"), "*.jsonl")
        .Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines)
        .Where(line => line.Length > 0)
        .Select(line => JsonSerializer.Deserialize<LabelledCase>(line, Web)!)
        .Where(each => each.MustEscalate)
        .Select(each => each.Turns);
}
