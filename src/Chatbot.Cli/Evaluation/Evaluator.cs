using Chatbot.Answering;
using Chatbot.Answering.Replies;
using Chatbot.Cli.Commands;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Safety;

namespace Chatbot.Cli.Evaluation;

/// <summary>Runs golden questions and guard cases through the real parts and keeps what came.</summary>
/// <param name="pipeline">Answers the questions.</param>
/// <param name="guard">Screens the messages.</param>
/// <param name="retriever">Says what was found for a question.</param>
/// <param name="live">The index that quotes are checked against; opened only when there are questions.</param>
internal sealed class Evaluator(TurnPipeline pipeline, RedFlagGuard guard, Retriever retriever, LiveIndex live)
{
    private const int PassagesShown = 5;

    /// <summary>Evaluates every row.</summary>
    public async Task<Results> RunAsync(GoldenSet golden, IProgress<Step> progress, CancellationToken cancellationToken)
    {
        await using var held = golden.Questions.Count > 0 ? await live.HoldAsync(cancellationToken) : null;
        var questions = new List<ScoredQuestion>(golden.Questions.Count);
        foreach (var question in golden.Questions)
        {
            var (reply, _) = await new Conversation(pipeline).SayAllAsync(question.Messages, cancellationToken);
            var found = await retriever.SearchAsync(reply.Question, PassagesShown, SearchMode.Hybrid, cancellationToken);
            questions.Add(new ScoredQuestion(question, reply, await CountExactAsync(held!.Index, reply.Citations, cancellationToken)) { Retrieved = [.. found.Select(FoundPassage.Of)] });
            progress.Report(new Step("questions", questions.Count, golden.Questions.Count));
        }

        var messages = new List<ScoredMessage>(golden.GuardCases.Count);
        foreach (var message in golden.GuardCases)
        {
            cancellationToken.ThrowIfCancellationRequested();
            messages.Add(new ScoredMessage(message, guard.Screen(message.Messages[^1], [.. message.Messages.SkipLast(1)])));
            progress.Report(new Step("guard messages", messages.Count, golden.GuardCases.Count));
        }

        return new Results(held?.Index.Manifest, questions, messages);
    }

    private static async Task<int> CountExactAsync(
        IPassageIndex index, IReadOnlyList<Citation> citations, CancellationToken cancellationToken)
    {
        var exact = 0;
        foreach (var citation in citations)
        {
            var text = (await index.GetDocumentAsync(citation.Document, cancellationToken))?.Text;
            if (text is not null
                && citation.Start >= 0 && citation.Start < citation.End && citation.End <= text.Length
                && text.AsSpan(citation.Start, citation.End - citation.Start).SequenceEqual(citation.Quote))
            {
                exact++;
            }
        }

        return exact;
    }
}
