namespace Chatbot.Benchmarks.Load;

/// <summary>What a crowd of visitors does.</summary>
/// <param name="Conversations">How many are open at the same time, each with its own WebSocket.</param>
/// <param name="Every">How often each of them asks.</param>
/// <param name="Times">How many questions each of them asks.</param>
internal sealed record LoadPlan(int Conversations, TimeSpan Every, int Times)
{
    /// <summary>How long a reply may take before it counts as lost.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
