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
    /// <param name="Evidence">What the articles say.</param>
    /// <param name="Question">The question.</param>
    /// <param name="Subject">What the conversation adds to it; empty when it stands alone.</param>
    private sealed record Reading(EvidenceSet Evidence, string Question, string Subject)
    {
        public string Standalone => new ResolvedQuestion(Question, Subject, Tie.Loose).WithSubject;
    }

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
            return Replying.Say(talk, verdict, turn.Message) with { Continuation = turn.Continuation };
        if (MoreRequest.Is(turn.Message))
            return await GoOnAsync(turn, verdict, cancellationToken);

        // 2 resolve
        var question = FollowUpResolver.Resolve(turn.Message, turn.EarlierQuestions);

        // 3 retrieve
        var reading = await RetrieveAsync(question, cancellationToken);

        // 4 suffice
        if (Boundary.Of(question.Question) is { } boundary)
            return Replying.Decline(boundary, reading.Evidence, verdict, reading.Standalone);
        if (!SufficiencyCheck.IsEnough(reading.Evidence))
            return Replying.Decline(Replying.Unanswered, reading.Evidence, verdict, reading.Standalone);

        return await TellAsync(turn, reading, verdict, cancellationToken)
            ?? Replying.Decline(Replying.Unanswered, reading.Evidence, verdict, reading.Standalone);
    }

    // The question before is read again, and what was told of its answer is left out.
    private async Task<Reply> GoOnAsync(Turn turn, GuardVerdict verdict, CancellationToken cancellationToken)
    {
        if (turn.Continuation is not { } before)
            return Replying.Say("more-of-what", verdict, turn.Message);
        var reading = await ReadAsync(before.Question, before.Subject, cancellationToken);
        var more = reading with { Evidence = reading.Evidence with { Told = before.Told } };
        return await TellAsync(turn, more, verdict, cancellationToken)
            ?? Replying.Say("no-more", verdict, reading.Standalone) with { Continuation = before with { HasMore = false } };
    }

    // Null when nothing of what was composed is supported.
    private async Task<Reply?> TellAsync(Turn turn, Reading reading, GuardVerdict verdict, CancellationToken cancellationToken)
    {
        // 5 compose and 6 verify: the filters around every prompt let nothing out that is not verified
        var evidence = reading.Evidence;
        var (answer, stop) = await _composer.ComposeAsync(new TurnData(turn, evidence) { Verdict = verdict }, cancellationToken);
        if (stop is not null)
            return Escalate(stop, turn);
        if (answer.Statements.Count == 0)
            return null;

        // 7 cite
        var (statements, citations) = CitationList.Build(answer, evidence.Told, await DocumentsAsync(answer, cancellationToken));
        var told = evidence.Told.Concat(citations.Where(citation => evidence.Told.All(quote => quote.Number != citation.Number))
            .Select(citation => new ToldQuote(citation.Number, citation.Document, citation.Start, citation.End))).ToList();
        var hasMore = ExtractiveComposer.HasMore(evidence with { Told = told });
        return new Reply(
            ReplyKind.Answered,
            NamedSources.In(statements, answer, evidence.Kind),
            citations,
            "",
            Suggestions.After(answer, evidence, hasMore),
            verdict,
            reading.Standalone) { Continuation = new Continuation(reading.Question, reading.Subject, told, hasMore) };
    }

    private Reply Escalate(GuardVerdict verdict, Turn turn)
    {
        _audit.Record(verdict, _guard.Version, turn.Channel);
        return Replying.Escalate(verdict, turn.Message);
    }

    // Whether "how long does the relief last?" leans on what was asked before, the articles tell best: the reading that they answer wins.
    private async Task<Reading> RetrieveAsync(ResolvedQuestion question, CancellationToken cancellationToken)
    {
        var together = await ReadAsync(question.Question, question.Subject, cancellationToken);
        if (question.Subject.Length == 0 || question.Tie == Tie.Bound)
            return together;
        if (question.Tie == Tie.Leaning && SufficiencyCheck.IsEnough(together.Evidence))
            return together;
        var alone = await ReadAsync(question.Question, "", cancellationToken);
        return together.Evidence.Strength > alone.Evidence.Strength ? together : alone;
    }

    private async Task<Reading> ReadAsync(string question, string subject, CancellationToken cancellationToken)
    {
        var retrieved = await _retriever.RetrieveAsync(question, subject, PassagesFound, SearchMode.Hybrid, cancellationToken);
        return new Reading(EvidenceRanker.Rank(PlantedInstruction.Without(retrieved, PassagesConsidered), question), question, subject);
    }

    private async Task<Dictionary<string, SourceDocument>> DocumentsAsync(VerifiedAnswer answer, CancellationToken cancellationToken)
    {
        await using var live = await _live.HoldAsync(cancellationToken);
        var documents = new Dictionary<string, SourceDocument>(StringComparer.Ordinal);
        foreach (var id in answer.Statements.Select(statement => statement.Passage.Passage.DocumentId).Distinct(StringComparer.Ordinal))
        {
            documents[id] = await live.Index.GetDocumentAsync(id, cancellationToken)
                ?? throw new IndexDamagedException($"The index has a passage of the document {id} but not the document. Build the index again with `chatbot index --force`.");
        }

        return documents;
    }
}
