using Chatbot.Safety;
using Chatbot.Safety.Rules;

namespace Chatbot.Tests.Safety;

/// <summary>The guard as the product builds it, made once for all tests: it is immutable.</summary>
internal static class Guards
{
    public static RedFlagGuard Default { get; } = RedFlagGuard.CreateDefault();

    public static RuleSet Rules { get; } = RuleSet.LoadEmbedded();

    /// <summary>Screens the last of the messages with the others as the earlier ones.</summary>
    public static GuardVerdict Screen(params string[] turns) => Default.Screen(turns[^1], turns[..^1]);
}
