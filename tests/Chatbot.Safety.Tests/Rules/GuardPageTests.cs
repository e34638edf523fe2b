using Chatbot.Safety;
using Chatbot.Safety.Rules;

namespace Chatbot.Tests.Safety.Rules;

/// <summary>What docs/guard.md says is so.</summary>
public sealed class GuardPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.At("docs", "guard.md"));

    [Fact]
    public void The_page_lists_every_rule_as_it_is() =>
        Assert.Equal(RuleListing.ToMarkdown(Guards.Rules), Between("<!-- rules: generated, kept current by a test -->\n", "<!-- end of rules -->"));

    [Fact]
    public void The_worked_example_is_a_valid_rule_that_does_what_the_page_says()
    {
        var example = Between("<!-- example -->\n```yaml\n", "```\n<!-- end of example -->");

        var rules = RuleSet.Load([.. EmbeddedFiles.In("Rules/").Where(IsLanguage), new YamlSource("example.yaml", example)]);

        var rule = Assert.Single(rules.Rules);
        Assert.All(rule.Fires, message => Assert.Equal(rule, Assert.Single(Fired(rules, message))));
        Assert.All(rule.StaysQuiet, message => Assert.Empty(Fired(rules, message)));
    }

    private static IEnumerable<Rule> Fired(RuleSet rules, string message)
    {
        var reading = rules.Readings.Rent();
        reading.Read(message, []);
        return reading.Judge().Select(match => match.Rule);
    }

    private static bool IsLanguage(YamlSource file) => file.Name is "Rules/context.yaml" or "Rules/words.yaml" or "Rules/real-words.yaml" or "Rules/body.yaml";

    private static string Between(string start, string end)
    {
        var from = Page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return Page[from..Page.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
