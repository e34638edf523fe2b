using Chatbot.Safety;
using Microsoft.SemanticKernel;

namespace Chatbot.Answering.Grounding;

/// <summary>Returned in place of an answer when a prompt was stopped because the person's message is a red flag.</summary>
/// <param name="Verdict">The guard's verdict.</param>
internal sealed record RedFlagStop(GuardVerdict Verdict);

/// <summary>
/// Stands before every prompt: a message that the guard escalates never becomes one, even if a caller forgot to ask the guard first.
/// </summary>
/// <param name="guard">The guard.</param>
internal sealed class RedFlagFilter(RedFlagGuard guard) : IPromptRenderFilter
{
    public async Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next)
    {
        var turn = TurnData.Of(context.Kernel).Turn;
        var verdict = guard.Screen(turn.Said, turn.Earlier, turn.Country);
        if (verdict.Escalates)
            context.Result = new FunctionResult(context.Function, new RedFlagStop(verdict));
        else
            await next(context);
    }
}
