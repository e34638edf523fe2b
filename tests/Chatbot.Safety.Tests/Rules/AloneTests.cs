using Chatbot.Safety;
using Chatbot.Safety.Rules;

namespace Chatbot.Tests.Safety.Rules;

/// <summary>Who writes the name of an emergency and nothing else may have it before them; who asks something of it wants to read.</summary>
public sealed class AloneTests
{
    [Theory]
    [InlineData("sepsis")]
    [InlineData("SEPSIS!!!")]
    [InlineData("sepis")]
    [InlineData("overdose")]
    [InlineData("electric shock")]
    [InlineData("shot in leg")]
    [InlineData("stroke?")]
    [InlineData("heart attack help")]
    [InlineData("hi, please help. heart attack. what do i do")]
    [InlineData("my mum heart attack right now")]
    [InlineData("stroke stroke stroke")]
    [InlineData("dog bite bleeding")]
    [InlineData("hypothermia")]
    [InlineData("temp 40 and rash")]
    public void A_name_and_no_more_escalates(string message) => Assert.True(Guards.Screen(message).Escalates);

    [Theory]
    [InlineData("what is sepsis")]
    [InlineData("sepsis causes")]
    [InlineData("symptoms of a stroke")]
    [InlineData("stroke recovery exercises")]
    [InlineData("I had a stroke")]
    [InlineData("tell me about sepsis")]
    [InlineData("about heart attacks")]
    [InlineData("how common is a heart attack")]
    [InlineData("not sepsis")]
    [InlineData("sepsis leaflet please")]
    [InlineData("difference between stroke and heart attack")]
    [InlineData("does my dog have sepsis")]
    public void A_name_of_which_something_is_asked_or_told_stays_quiet(string message) => Assert.False(Guards.Screen(message).Escalates);

    [Fact]
    public void Each_message_of_a_conversation_is_looked_at_by_itself()
    {
        Assert.True(Guards.Screen("what helps a stiff back?", "sepsis").Escalates);
        Assert.False(Guards.Screen("what helps a stiff back?", "and sepsis causes").Escalates);
    }

    [Theory]
    [InlineData("xylem yarrow", true)]
    [InlineData("yarrow, my xylem", true)]
    [InlineData("xylem", false)]
    [InlineData("xylem yarrow zinnia", true)]
    [InlineData("xylem yarrow oleander", false)]
    public void All_parts_must_be_there_and_only_what_is_named_may_stand_beside_them(string message, bool fires)
    {
        var reading = OwnRules.Readings.Rent();
        reading.Read(message, []);

        Assert.Equal(fires, reading.Judge().Count > 0);
    }

    [Fact]
    public void A_rule_is_continued_in_another_file_at_its_own_level_and_with_its_own_advice()
    {
        var rule = Assert.Single(OwnRules.Rules);

        Assert.Equal([Reach.Any, Reach.Alone], rule.Combinations.Select(combination => combination.Reach));
        Assert.All(rule.Combinations, combination => Assert.Equal((rule.Level, "wound"), (combination.Level, combination.Advice)));
        Assert.Equal(["quince", "xylem yarrow"], rule.Fires);
    }

    private static RuleSet OwnRules { get; } = RuleSet.Load(
    [
        .. EmbeddedFiles.In("Rules/").Where(file => file.Name is "Rules/context.yaml" or "Rules/words.yaml"),
        new YamlSource(
            "more.yaml",
            """
            concepts:
              xylem: [xylem]
              yarrow: [yarrow]
              zinnia: [zinnia]
            rules:
              - continues: RF-X1
                when:
                  - alone: [xylem, yarrow]
                    aside: [zinnia, filler]
                fires: [xylem yarrow]
                stays-quiet: [xylem]
            """),
        new YamlSource(
            "own.yaml",
            """
            concepts:
              quince: [quince]
            rules:
              - id: RF-X1
                category: own
                title: A rule of one's own
                level: urgent
                advice: wound
                source: Nobody (2026)
                when:
                  - any: [quince]
                fires: [quince]
                stays-quiet: [none]
            """),
    ]);
}
