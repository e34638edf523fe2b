using Chatbot.Answering.Evidence;
using Chatbot.Answering.Grounding;
using Chatbot.Answering.Models;
using Chatbot.Safety;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace Chatbot.Answering.Composing;

/// <summary>What composing ended in: verified statements, or the guard's stop.</summary>
/// <param name="Answer">The statements; none when nothing was verified.</param>
/// <param name="Stop">The verdict that stopped the call, or null.</param>
internal sealed record Composition(VerifiedAnswer Answer, GuardVerdict? Stop = null);

/// <summary>
/// Has an answer composed: by the language model where one is configured, and by the extractive answerer where none is or where the
/// model gives too little that the passages support. Whatever goes wrong with the model, the person gets an answer within its deadline.
/// </summary>
/// <param name="kernel">The kernel with both answerers and the filters around every prompt.</param>
/// <param name="functions">The prompts.</param>
/// <param name="model">Which model, and how long it may take.</param>
/// <param name="clock">Measures the deadline.</param>
/// <param name="logger">Told how a model failed, without any words.</param>
internal sealed partial class AnswerComposer(Kernel kernel, AnswerFunction functions, LanguageModelOptions model, TimeProvider clock, ILogger<AnswerComposer> logger)
{
    // A model whose statements are mostly dropped has not read the passages; what is left of it by chance is no answer.
    private const double LeastVerifiedShare = 0.5;

    // A supported sentence that is beside the question answers nothing: one must rest on a piece not far below the best.
    private const float LeastRelevance = 0.5f;

    /// <summary>Composes the answer of a turn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Composition> ComposeAsync(TurnData turn, CancellationToken cancellationToken)
    {
        // What is left after the first answer is the passages' own sentences: which of them a model has not reworded yet, nobody could say.
        if (model.IsChosen && turn.Evidence.Told.Count == 0 && await FromModelAsync(turn, cancellationToken) is { } worded)
            return worded;

        var extracted = new Listening();
        await extracted.ToAsync(functions.Function.InvokeStreamingAsync(turn.KernelFrom(kernel), AnswerFunction.Arguments(turn.Evidence), cancellationToken), heard: null, cancellationToken);
        return extracted.Composition;
    }

    private async Task<Composition?> FromModelAsync(TurnData turn, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(model.Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var heard = new Listening();
        try
        {
            var parts = functions.Model.InvokeStreamingAsync(turn.KernelFrom(kernel), AnswerFunction.ModelArguments(turn.Evidence), either.Token);
            await heard.ToAsync(parts, turn.Turn.Heard, either.Token);
        }
#pragma warning disable CA1031 // Whatever a model's server or its client does, what was verified before stands, or the extractive answer is given.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(deadline.IsCancellationRequested ? "took too long" : $"failed ({exception.GetType().Name})", heard.Composition.Answer.Statements.Count);
        }

        var composition = heard.Composition with { Answer = WithoutEmptyLists(heard.Composition.Answer) };
        if (composition.Stop is not null || IsEnough(composition.Answer, turn.Evidence))
            return composition;
        LogTooLittle(composition.Answer.Statements.Count, composition.Answer.Dropped);
        return null;
    }

    // "The symptoms are:" announces what was dropped behind it, or never came.
    private static VerifiedAnswer WithoutEmptyLists(VerifiedAnswer answer)
    {
        var statements = answer.Statements;
        return answer with { Statements = [.. statements.Where((statement, at) => !statement.Text.EndsWith(':') || (at + 1 < statements.Count && statements[at + 1].IsListItem))] };
    }

    private static bool IsEnough(VerifiedAnswer answer, EvidenceSet evidence)
    {
        var (kept, dropped) = (answer.Statements.Count, answer.Dropped);
        if (kept == 0 || kept < LeastVerifiedShare * (kept + dropped))
            return false;
        var best = evidence.Passages.SelectMany(passage => passage.Units).Max(unit => unit.Relevance);
        return answer.Statements.Any(statement => statement.Pieces.Max(unit => unit.Relevance) >= LeastRelevance * best);
    }

    /// <summary>What has been heard so far; stays when the stream breaks.</summary>
    private sealed class Listening
    {
        public Composition Composition { get; private set; } = new(VerifiedAnswer.Nothing);

        public async Task ToAsync(IAsyncEnumerable<StreamingKernelContent> parts, HeardStatements? heard, CancellationToken cancellationToken)
        {
            await foreach (var part in parts.WithCancellation(cancellationToken))
            {
                if (part is not VerifiedPart verified)
                    throw new InvalidOperationException("A prompt gave text that was not verified. Register the grounding filter around it.");
                Composition = new Composition(Composition.Answer.With(verified.Answer), verified.Stop ?? Composition.Stop);
                if (heard is not null && verified.Answer.Statements.Count > 0)
                    await heard([.. Composition.Answer.Statements.Select(statement => statement.Text)], cancellationToken);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The language model {How} after {Verified} verified statements.")]
    private partial void LogFailed(string how, int verified);

    [LoggerMessage(2, LogLevel.Information, "The language model's answer is not used: {Verified} statements were verified, {Dropped} were not. The extractive answer is given.")]
    private partial void LogTooLittle(int verified, int dropped);
}
