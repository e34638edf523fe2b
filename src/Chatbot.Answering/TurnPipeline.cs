using Chatbot.Answering.Boundaries;
using Chatbot.Answering.Citing;
using Chatbot.Answering.Composing;
using Chatbot.Answering.Evidence;
using Chatbot.Answering.FollowUp;
using Chatbot.Answering.Grounding;
using Chatbot.Answering.Injection;
using Chatbot.Answering.Replies;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Safety;
using Chatbot.Safety.Auditing;

namespace Chatbot.Answering;

/// <summary>One message, end to end: guard, resolve, retrieve, suffice, compose, verify, cite. Safe from many threads.</summary>
public sealed class TurnPipeline
{
    /// <summary>The longest message that is answered, in UTF-16 code units. A longer one is screened whole, and told to be shorter.</summary>
    public const int LongestMessage = 4000;

    // More are found than considered, so that documents which are left out do not crowd the others out.
    private const int PassagesFound = 50;
    private const int PassagesConsidered = 24;

    private readonly RedFlagGuard _guard;
    private readonly LiveIndex _live;
    private readonly Retriever _retriever;
    private readonly AnswerComposer _composer;
    private readonly EscalationAudit _audit;

    internal TurnPipeline(RedFlagGuard guard, LiveIndex live, Retriever retriever, AnswerComposer composer, EscalationAudit audit)
    {
        _audit = audit;
        _guard = guard;
        _live = live;
        _retriever = retriever;
        _composer = composer;
    }

    /// <summary>One way to read a message, with what the articles say to it.</summary>
    private sealed record Reading(EvidenceSet Evidence, string Standalone);

    /// <summary>Answers a message. A red flag ends in its advice before anything else runs.</summary>
    /// <param name="turn">The message and its conversation.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IndexMissingException">Nothing has been indexed yet; a red flag is still answered.</exception>
    /// <exception cref="IndexUnavailableException">The index' engine cannot be reached; a red flag is still answered.</exception>
    public async Task<Reply> AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        cancellationToken.ThrowIfCancellationRequested();

        // 1 guard
        var verdict = _guard.Screen(turn.Said, turn.Earlier, turn.Country);
        if (verdict.Escalates)
            return Escalate(verdict, turn);
        if ((Unreadable.Of(turn.Message) ?? SmallTalk.Of(turn.Message)) is { } talk)
            return Replying.Say(talk, verdict, turn.Message);

        // 2 resolve
        var question = FollowUpResolver.Resolve(turn.Message, turn.EarlierQuestions);

        // 3 retrieve
        var (evidence, standalone) = await RetrieveAsync(question, cancellationToken);

        // 4 suffice
        if (Boundary.Of(question.Question) is { } boundary)
            return Replying.Decline(boundary, evidence, verdict, standalone);
        if (!SufficiencyCheck.IsEnough(evidence))
            return Replying.Decline(Replying.Unanswered, evidence, verdict, standalone);

        // 5 compose and 6 verify: the filters around every prompt let nothing out that is not verified
        var (answer, stop) = await _composer.ComposeAsync(new TurnData(turn, evidence), cancellationToken);
        if (stop is not null)
            return Escalate(stop, turn);
        if (answer.Statements.Count == 0)
            return Replying.Decline(Replying.Unanswered, evidence, verdict, standalone);

        // 7 cite
        var (statements, citations) = CitationList.Build(answer, await DocumentsAsync(answer, cancellationToken));
        return new Reply(ReplyKind.Answered, statements, citations, "", Suggestions.After(answer, evidence), verdict, standalone);
    }

    private Reply Escalate(GuardVerdict verdict, Turn turn)
    {
        _audit.Record(verdict, _guard.Version, turn.Channel);
        return Replying.Escalate(verdict, turn.Message);
    }

    // Whether "how long does the relief last?" leans on what was asked before, the articles tell best: the reading that they answer wins.
    private async Task<Reading> RetrieveAsync(ResolvedQuestion question, CancellationToken cancellationToken)
    {
        var together = await ReadAsync(question.Question, question.Subject, question.WithSubject, cancellationToken);
        if (question.Subject.Length == 0 || question.Tie == Tie.Bound)
            return together;
        if (question.Tie == Tie.Leaning && SufficiencyCheck.IsEnough(together.Evidence))
            return together;
        var alone = await ReadAsync(question.Question, "", question.Question, cancellationToken);
        return together.Evidence.Strength > alone.Evidence.Strength ? together : alone;
    }

    private async Task<Reading> ReadAsync(string question, string subject, string standalone, CancellationToken cancellationToken)
    {
        var retrieved = await _retriever.RetrieveAsync(question, subject, PassagesFound, SearchMode.Hybrid, cancellationToken);
        return new Reading(EvidenceRanker.Rank(PlantedInstruction.Without(retrieved, PassagesConsidered), question), standalone);
    }

    private async Task<Dictionary<string, SourceDocument>> DocumentsAsync(VerifiedAnswer answer, CancellationToken cancellationToken)
    {
        var index = await _live.GetAsync(cancellationToken);
        var documents = new Dictionary<string, SourceDocument>(StringComparer.Ordinal);
        foreach (var id in answer.Statements.Select(statement => statement.Passage.Passage.DocumentId).Distinct(StringComparer.Ordinal))
        {
            documents[id] = await index.GetDocumentAsync(id, cancellationToken)
                ?? throw new IndexDamagedException($"The index has a passage of the document {id} but not the document. Build the index again with `chatbot index --force`.");
        }

        return documents;
    }
}
