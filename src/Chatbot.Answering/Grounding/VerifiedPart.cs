using System.Text;
using Chatbot.Safety;
using Microsoft.SemanticKernel;

namespace Chatbot.Answering.Grounding;

/// <summary>What leaves a streamed prompt: statements that were verified, or the guard's stop; never the text itself.</summary>
/// <param name="answer">What was verified since the part before.</param>
/// <param name="stop">The verdict that stopped the call, or null.</param>
internal sealed class VerifiedPart(VerifiedAnswer answer, GuardVerdict? stop = null) : StreamingKernelContent(innerContent: null)
{
    /// <summary>The statements since the part before.</summary>
    public VerifiedAnswer Answer { get; } = answer;

    /// <summary>The verdict that stopped the call before anything was sent; null when nothing did.</summary>
    public GuardVerdict? Stop { get; } = stop;

    public override string ToString() => string.Join('\n', Answer.Statements.Select(statement => statement.Text));

    public override byte[] ToByteArray() => Encoding.UTF8.GetBytes(ToString());
}
