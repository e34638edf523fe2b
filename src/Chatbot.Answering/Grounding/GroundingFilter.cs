using System.Runtime.CompilerServices;
using Chatbot.Answering.Evidence;
using Microsoft.SemanticKernel;

namespace Chatbot.Answering.Grounding;

/// <summary>
/// Stands around every prompt function: whatever was composed leaves only as verified statements, without what no answer may say, so no
/// text can reach the person around the verifier and the guard. A stream is wrapped, and gives each statement when it is complete.
/// </summary>
/// <param name="words">What may be said.</param>
internal sealed class GroundingFilter(ComposedWords words) : IFunctionInvocationFilter
{
    // Several times what an answer may have: a model that does not stop is not listened to for longer.
    private const int MostCharacters = 6000;

    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        await next(context);
        var evidence = TurnData.Of(context.Kernel).Evidence;
        if (context.IsStreaming)
        {
            var text = context.Result.GetValue<IAsyncEnumerable<StreamingKernelContent>>() ?? AsyncEnumerable.Empty<StreamingKernelContent>();
            context.Result = new FunctionResult(context.Function, Verified(text, evidence, context.CancellationToken));
        }
        else if (context.Result.ValueType != typeof(RedFlagStop))
        {
            context.Result = new FunctionResult(context.Result, Sayable(GroundingVerifier.Verify(context.Result.GetValue<string>() ?? "", evidence)));
        }
    }

    private async IAsyncEnumerable<StreamingKernelContent> Verified(
        IAsyncEnumerable<StreamingKernelContent> text, EvidenceSet evidence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (statements, verifier) = (new StatementStream(), new GroundingVerifier(evidence));
        var read = 0;
        await foreach (var part in text.WithCancellation(cancellationToken))
        {
            var words = part.ToString();
            read += words.Length;
            if (statements.Add(words) is { Length: > 0 } complete)
                yield return new VerifiedPart(Sayable(verifier.Verify(complete)));
            if (read > MostCharacters)
                yield break;
        }

        if (statements.End() is { Length: > 0 } last)
            yield return new VerifiedPart(Sayable(verifier.Verify(last)));
    }

    private VerifiedAnswer Sayable(VerifiedAnswer verified)
    {
        var said = verified.Statements.Where(words.MaySay).ToList();
        return new VerifiedAnswer(said, verified.Dropped + verified.Statements.Count - said.Count);
    }
}
