using System.Text;

namespace Chatbot.Safety.Rules;

/// <summary>Lists the rules for people who do not read their files.</summary>
internal static class RuleListing
{
    /// <summary>A Markdown table of all rules in the order of their ids, ending in a line break.</summary>
    public static string ToMarkdown(RuleSet rules)
    {
        var table = new StringBuilder("| rule | category | level | recognises | source |\n|---|---|---|---|---|\n");
        foreach (var rule in rules.Rules)
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {rule.Id} | {rule.Category} | {Levels(rule)} | {rule.Title} | {rule.Source} |\n");
        return table.ToString();
    }

    /// <summary>The usual level first, then those of its other combinations.</summary>
    private static string Levels(Rule rule) => string.Join(", ", rule.Combinations
        .Select(combination => combination.Level)
        .Prepend(rule.Level)
        .Distinct()
        .Select(level => level.ToString().ToLowerInvariant()));
}
