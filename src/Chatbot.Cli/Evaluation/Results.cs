using Chatbot.Answering.Replies;
using Chatbot.Knowledge.Index;
using Chatbot.Safety;

namespace Chatbot.Cli.Evaluation;

/// <summary>What an evaluation found.</summary>
/// <param name="Index">The generation that answered; null when only the guard was evaluated.</param>
/// <param name="Questions">Every golden question with its reply.</param>
/// <param name="Messages">Every guard case with its verdict.</param>
internal sealed record Results(IndexManifest? Index, IReadOnlyList<ScoredQuestion> Questions, IReadOnlyList<ScoredMessage> Messages)
{
    /// <summary>Rows with the expected outcome, of all rows: right answers, right declines, right verdicts.</summary>
    public Rate Accuracy => new(
        Questions.Count(question => question.IsRight) + Messages.Count(message => message.IsRight),
        Questions.Count + Messages.Count);

    /// <summary>Every measure that the rows allow.</summary>
    public IReadOnlyList<Figure> Figures => [.. AnswerFigures().Concat(GuardFigures()).Where(figure => figure.Rate.Whole > 0)];

    /// <summary>The results by kind of row.</summary>
    public IReadOnlyList<TypeFigures> ByType =>
    [
        .. Questions.GroupBy(question => question.Golden.Type).OrderBy(type => type.Key, StringComparer.Ordinal).Select(type =>
            new TypeFigures(
                type.Key,
                Rate.Of([.. type], question => question.IsRight),
                Rate.Of([.. type.Where(question => question.Golden.Answerable)], question => question.CitesRight),
                Rate.Of([.. type], question => question.Declined))),
        .. Messages.GroupBy(message => message.Golden.Label).OrderBy(label => label.Key).Select(label =>
            new TypeFigures(
                $"guard: {label.Key.ToString().ToLowerInvariant()}",
                Rate.Of([.. label], message => message.IsRight),
                default,
                default)),
    ];

    /// <summary>Every row that did not go as expected.</summary>
    public IReadOnlyList<Failing> Failures => [.. Questions.Select(Failing.Of).Concat(Messages.Select(Failing.Of)).OfType<Failing>()];

    private IEnumerable<Figure> AnswerFigures()
    {
        var answerable = Questions.Where(question => question.Golden.Answerable).ToArray();
        var unanswerable = Questions.Where(question => !question.Golden.Answerable).ToArray();
        var declined = Questions.Where(question => question.Declined).ToArray();
        var quotes = new Rate(Questions.Sum(question => question.ExactQuotes), Questions.Sum(question => question.Reply.Citations.Count));
        yield return new("answerAccuracy", "Answer accuracy", Rate.Of(answerable, question => question.IsRight));
        yield return new("citationAccuracy", "Cites a golden document", Rate.Of(answerable, question => question.CitesRight));
        yield return new("evidenceHit", "Quotes the evidence", Rate.Of(
            [.. answerable.Where(question => question.Golden.Evidence.Count > 0)], question => question.HitsEvidence));
        yield return new("quoteFidelity", "Quotes exact, character for character", quotes);
        yield return new("declinePrecision", "Declines that are right", Rate.Of(declined, question => !question.Golden.Answerable));
        yield return new("declineRecall", "Unanswerable questions declined", Rate.Of(unanswerable, question => question.Declined));
        yield return new("unexpectedEscalations", "Escalated where no red flag is marked", Rate.Of(
            Questions, question => question.Reply.Kind == ReplyKind.Escalated && !question.Golden.MayEscalate), LowerIsBetter: true);
    }

    private IEnumerable<Figure> GuardFigures()
    {
        var positives = Messages.Where(message => message.Golden.IsPositive).ToArray();
        var harmless = Messages.Where(message => message.Golden.Label == TriageLevel.None).ToArray();
        yield return new("emergencyRecall", "Emergency and crisis escalated", Rate.Of(
            [.. positives.Where(message => message.Golden.Label > TriageLevel.Urgent)], message => message.Verdict.Escalates));
        yield return new("urgentRecall", "Urgent escalated", Rate.Of(
            [.. positives.Where(message => message.Golden.Label == TriageLevel.Urgent)], message => message.Verdict.Escalates));
        yield return new("escalationRecall", "All red flags escalated", Rate.Of(positives, message => message.Verdict.Escalates));
        yield return new("levelReached", "Level at or above the label", Rate.Of(positives, message => message.ReachesLabel));
        yield return new("falseAlarms", "False alarms", Rate.Of(harmless, message => message.Verdict.Escalates), LowerIsBetter: true);
    }
}
