using Chatbot.Safety;
using Chatbot.Safety.Rules;

namespace Chatbot.Tests.Safety.Rules;

/// <summary>The examples that stand beside each rule in its file.</summary>
public sealed class RuleExamplesTests
{
    public static TheoryData<string, string> Firing() => Examples(rule => rule.Fires);

    public static TheoryData<string, string> Quiet() => Examples(rule => rule.StaysQuiet);

    [Theory]
    [MemberData(nameof(Firing))]
    public void A_rule_fires_on_its_positive_examples(string rule, string message) => Assert.Contains(rule, Fired(message));

    [Theory]
    [MemberData(nameof(Quiet))]
    public void A_rule_stays_quiet_on_its_negative_examples(string rule, string message) => Assert.DoesNotContain(rule, Fired(message));

    [Fact]
    public void There_is_a_rule_for_each_of_the_52_presentations() =>
        Assert.Equal(Enumerable.Range(1, 52).Select(number => $"RF-{number:00}"), Guards.Rules.Rules.Where(rule => rule.Level != TriageLevel.None).Select(rule => rule.Id));

    private static IEnumerable<string> Fired(string message)
    {
        var reading = Guards.Rules.Readings.Rent();
        reading.Read(message, []);
        return reading.Judge().Select(match => match.Rule.Id);
    }

    private static TheoryData<string, string> Examples(Func<Rule, IReadOnlyList<string>> of)
    {
        var data = new TheoryData<string, string>();
        foreach (var rule in Guards.Rules.Rules)
        {
            foreach (var message in of(rule))
                data.Add(rule.Id, message);
        }

        return data;
    }
}
