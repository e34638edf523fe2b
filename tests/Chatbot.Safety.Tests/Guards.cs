using Chatbot.Safety;
using Chatbot.Safety.Rules;

namespace Chatbot.Tests.Safety;

/// <summary>The guard as the product builds it, made once for all tests: it is immutable.</summary>
internal static class Guards
{
    public static RedFlagGuard Default { get; } = RedFlagGuard.CreateDefault();

    public static RuleSet Rules { get; } = RuleSet.LoadEmbedded();

    /// <summary>
    /// What the rules must fire on whatever else is said: their examples, without those that count because nothing else is said
    /// ("sepsis", but not "my essay is about sepsis").
    /// </summary>
    public static IEnumerable<string> ThatFireInAnyCompany(this IEnumerable<Rule> rules) => rules.SelectMany(rule => rule.Fires).Where(message => !IsAlone(message));

    /// <summary>Screens the last of the messages with the others as the earlier ones.</summary>
    public static GuardVerdict Screen(params string[] turns) => Default.Screen(turns[^1], turns[..^1]);

    private static bool IsAlone(string message)
    {
        var reading = Rules.Readings.Rent();
        reading.Read(message, []);
        return reading.Judge().Any(match => match.Combination.Reach == Reach.Alone);
    }
}
