using Chatbot.Safety.Rules;

namespace Chatbot.Tests.Safety.Rules;

/// <summary>What a rule that somebody adds can rely on.</summary>
public sealed class OwnRulesTests
{
    [Theory]
    [InlineData("I realised this")]
    [InlineData("I realized this")]
    [InlineData("I realise it")]
    public void A_beginning_of_a_word_may_be_written_in_British_and_in_American(string message) =>
        Assert.True(Fires("any: [noticed]", message, "  noticed:\n    - realise* this / realize* it"));

    [Theory]
    [InlineData("my leg feels odd. The lump is a toy", false)]
    [InlineData("The lump is a toy. My leg feels odd", false)]
    [InlineData("my leg feels odd. There is a lump", true)]
    [InlineData("my leg feels odd. The lump is a toy. And a second lump", true)]
    public void What_cancels_a_combination_counts_beside_each_of_its_parts(string message, bool fires) =>
        Assert.Equal(fires, Fires("{conversation: [odd, lump], unless: [toy]}", message, "  odd: [odd]\n  lump: [lump]\n  toy: [toy]"));

    /// <summary>Whether a rule with one combination fires on the last message of a conversation.</summary>
    private static bool Fires(string combination, string message, string concepts, params string[] earlier)
    {
        var file = $"""
            concepts:
            {concepts}
            rules:
              - id: RF-X1
                category: own
                title: A rule of one's own
                level: urgent
                advice: wound
                source: Nobody (2026)
                when:
                  - {combination}
                fires: [any]
                stays-quiet: [none]
            """;
        var rules = RuleSet.Load([.. RuleSet.Embedded.Where(IsLanguage), new YamlSource("own.yaml", file)]);
        var reading = rules.Readings.Rent();
        reading.Read(message, earlier);
        return reading.Judge().Any(match => match.Rule.Id == "RF-X1");
    }

    private static bool IsLanguage(YamlSource file) => file.Name is "Rules/context.yaml" or "Rules/words.yaml" or "Rules/real-words.yaml" or "Rules/body.yaml";
}
