using Microsoft.SemanticKernel;

namespace Chatbot.Answering.Grounding;

/// <summary>
/// Stands around every prompt function: whatever was composed leaves only as a <see cref="VerifiedAnswer"/>, without what no
/// answer may say, so no text can reach the person around the verifier and the guard.
/// </summary>
/// <param name="words">What may be said.</param>
internal sealed class GroundingFilter(ComposedWords words) : IFunctionInvocationFilter
{
    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        await next(context);
        if (context.Result.ValueType == typeof(RedFlagStop))
            return;
        var verified = GroundingVerifier.Verify(context.Result.GetValue<string>() ?? "", TurnData.Of(context.Kernel).Evidence);
        var said = verified.Statements.Where(statement => words.MaySay(statement.Text)).ToList();
        context.Result = new FunctionResult(context.Result, new VerifiedAnswer(said, verified.Dropped + verified.Statements.Count - said.Count));
    }
}
