namespace Chatbot.Tests.Safety.Rules;

/// <summary>The examples that stand beside each rule in its file.</summary>
public sealed class RuleExamplesTests
{
    public static TheoryData<string, string> Firing() => Examples(rule => rule.Fires);

    public static TheoryData<string, string> Quiet() => Examples(rule => rule.StaysQuiet);

    [Theory]
    [MemberData(nameof(Firing))]
    public void A_rule_fires_on_its_positive_examples(string rule, string message) =>
        Assert.Contains(Guards.Screen(message).Flags, flag => flag.Rule == rule);

    [Theory]
    [MemberData(nameof(Quiet))]
    public void A_rule_stays_quiet_on_its_negative_examples(string rule, string message) =>
        Assert.DoesNotContain(Guards.Screen(message).Flags, flag => flag.Rule == rule);

    [Fact]
    public void There_is_a_rule_for_each_of_the_52_presentations() =>
        Assert.Equal(Enumerable.Range(1, 52).Select(number => $"RF-{number:00}"), Guards.Rules.Rules.Select(rule => rule.Id));

    private static TheoryData<string, string> Examples(Func<Chatbot.Safety.Rules.Rule, IReadOnlyList<string>> of)
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
