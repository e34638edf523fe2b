using Chatbot.Safety;
using Microsoft.SemanticKernel;

namespace Chatbot.Answering.Grounding;

/// <summary>Returned in place of an answer when a prompt was stopped because the person's message is a red flag.</summary>
/// <param name="Verdict">The guard's verdict.</param>
internal sealed record RedFlagStop(GuardVerdict Verdict);

/// <summary>
/// Stands before every prompt: a message that the guard escalates never becomes one, even if a caller forgot to ask the guard first.
/// </summary>
/// <remarks>
/// A call that is not streamed is stopped where its prompt is rendered. Semantic Kernel ignores what is decided there for a streamed one,
/// so that is stopped before it begins.
/// </remarks>
/// <param name="guard">The guard.</param>
internal sealed class RedFlagFilter(RedFlagGuard guard) : IPromptRenderFilter, IFunctionInvocationFilter
{
    public async Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next)
    {
        if (!context.IsStreaming && Screen(context.Kernel) is { Escalates: true } verdict)
            context.Result = new FunctionResult(context.Function, new RedFlagStop(verdict));
        else
            await next(context);
    }

    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        if (context.IsStreaming && Screen(context.Kernel) is { Escalates: true } verdict)
            context.Result = new FunctionResult(context.Function, Stopped(verdict));
        else
            await next(context);
    }

    private GuardVerdict Screen(Kernel kernel)
    {
        var (turn, verdict) = (TurnData.Of(kernel).Turn, TurnData.Of(kernel).Verdict);
        return verdict ?? guard.Screen(turn.Said, turn.Earlier, turn.Country);
    }

    private static async IAsyncEnumerable<StreamingKernelContent> Stopped(GuardVerdict verdict)
    {
        await Task.CompletedTask;
        yield return new VerifiedPart(VerifiedAnswer.Nothing, verdict);
    }
}
