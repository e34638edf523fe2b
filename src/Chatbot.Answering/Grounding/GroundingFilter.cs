using Microsoft.SemanticKernel;

namespace Chatbot.Answering.Grounding;

/// <summary>
/// Stands around every prompt function: whatever was composed leaves only as a <see cref="VerifiedAnswer"/>,
/// so no text can reach the person around the verifier.
/// </summary>
internal sealed class GroundingFilter : IFunctionInvocationFilter
{
    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        await next(context);
        if (context.Result.ValueType == typeof(RedFlagStop))
            return;
        var evidence = TurnData.Of(context.Kernel).Evidence;
        context.Result = new FunctionResult(context.Result, GroundingVerifier.Verify(context.Result.GetValue<string>() ?? "", evidence));
    }
}
