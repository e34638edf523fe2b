using Chatbot.Safety;
using Chatbot.Safety.Rules;

namespace Chatbot.Tests.Safety.Rules;

/// <summary>How far apart the parts of a combination may stand.</summary>
public sealed class ReachTests
{
    [Theory]
    [InlineData("sentence", true, false, false)]
    [InlineData("message", true, true, false)]
    [InlineData("conversation", true, true, true)]
    public void Parts_are_looked_for_as_far_apart_as_the_rule_says(string reach, bool inSentence, bool inMessage, bool inConversation)
    {
        var rules = RulesWith(reach);

        Assert.Equal(inSentence, Fires(rules, "my xylem and my yarrow"));
        Assert.Equal(inMessage, Fires(rules, "it is in my xylem. Also it is in my yarrow"));
        Assert.Equal(inConversation, Fires(rules, "my xylem", "and my yarrow"));
    }

    [Fact]
    public void A_message_stands_for_one_message_wherever_it_is_in_the_conversation() =>
        Assert.True(Fires(RulesWith("message"), "hello", "it is in my xylem. Also it is in my yarrow", "thanks"));

    [Fact]
    public void What_was_said_too_many_messages_ago_no_longer_combines()
    {
        string[] talk = [.. Enumerable.Repeat("thanks", RedFlagGuard.MostMessages)];

        Assert.True(Guards.Screen(["My face has dropped on one side", .. talk[2..], "thanks"]).Escalates);
        Assert.False(Guards.Screen(["My face has dropped on one side", .. talk]).Escalates);
    }

    [Fact]
    public void A_flag_names_the_message_by_its_place_in_the_whole_conversation()
    {
        string[] turns = [.. Enumerable.Repeat("thanks", RedFlagGuard.MostMessages), "My face has dropped on one side", "ok"];

        Assert.Equal(turns.Length - 2, Assert.Single(Guards.Screen(turns).Flags).Turn);
    }

    private static RuleSet RulesWith(string reach) => RuleSet.Load(
    [
        .. EmbeddedFiles.In("Rules/").Where(file => file.Name is "Rules/context.yaml" or "Rules/words.yaml"),
        new YamlSource(
            "reach.yaml",
            $"""
            concepts:
              xylem: [xylem]
              yarrow: [yarrow]
            rules:
              - id: RF-X1
                category: test
                title: Both
                level: urgent
                advice: wound
                source: Test (2020)
                when:
                  - {reach}: [xylem, yarrow]
                fires: [xylem and yarrow]
                stays-quiet: [xylem]
            """),
    ]);

    private static bool Fires(RuleSet rules, params string[] turns)
    {
        var reading = rules.Readings.Rent();
        reading.Read(turns[^1], turns[..^1]);
        return reading.Judge().Count > 0;
    }
}
