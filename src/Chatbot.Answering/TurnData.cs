using Chatbot.Answering.Evidence;
using Chatbot.Safety;
using Microsoft.SemanticKernel;

namespace Chatbot.Answering;

/// <summary>What the filters need to know of the turn that a kernel answers; each turn has a kernel of its own (a clone).</summary>
/// <param name="Turn">The message and its conversation.</param>
/// <param name="Evidence">What the answer may be made of.</param>
internal sealed record TurnData(Turn Turn, EvidenceSet Evidence)
{
    private const string Key = "chatbot.turn";

    /// <summary>What the guard said to the message; null when it was not asked yet.</summary>
    public GuardVerdict? Verdict { get; init; }

    /// <summary>A kernel for this turn alone.</summary>
    public Kernel KernelFrom(Kernel kernel)
    {
        var own = kernel.Clone();
        own.Data[Key] = this;
        return own;
    }

    /// <summary>The turn that a kernel answers.</summary>
    /// <exception cref="InvalidOperationException">The kernel belongs to no turn, so nothing composed by it could be verified.</exception>
    public static TurnData Of(Kernel kernel) =>
        kernel.Data.TryGetValue(Key, out var data) && data is TurnData turn
            ? turn
            : throw new InvalidOperationException("A prompt was invoked outside a turn. Invoke it with the kernel of a turn, so that its text can be verified.");
}
