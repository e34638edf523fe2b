using Chatbot.Safety.Advising;
using Chatbot.Safety.Reading;
using Chatbot.Safety.Rules;

namespace Chatbot.Safety;

/// <summary>Finds red flags in what a person writes. Deterministic: the same input gives the same verdict. Safe from many threads.</summary>
/// <remarks>
/// Takes any string and time linear in the length of the conversation. Never writes a person's words anywhere.
/// How it reads is described in docs/guard.md.
/// </remarks>
public sealed class RedFlagGuard
{
    /// <summary>How many of a person's last messages are read together, the current one included.</summary>
    /// <remarks>Enough for any description of symptoms; bounded so that a long conversation costs no more than a short one.</remarks>
    public const int MostMessages = 20;

    private readonly RuleSet _rules;
    private readonly AdviceBook _advice;

    /// <summary>Makes a guard of rules and the advice texts that they name.</summary>
    /// <exception cref="RuleSetException">A rule names an advice text that is missing or meant for another level.</exception>
    public RedFlagGuard(RuleSet rules, AdviceBook advice)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(advice);
        _rules = rules;
        _advice = advice;
        var missing = rules.Rules
            .SelectMany(rule => rule.Combinations, (rule, combination) => (rule.Id, combination.Advice, combination.Level))
            .Where(use => !advice.Has(use.Advice, use.Level))
            .Distinct()
            .Select(use => new RuleError("advice.yaml", 1, 1, $"{use.Id} needs the advice '{use.Advice}' for the level {use.Level.ToString().ToLowerInvariant()}."))
            .ToList();
        if (missing.Count > 0)
            throw new RuleSetException(missing);
    }

    /// <summary>The guard with the rules and texts that are part of this program.</summary>
    public static RedFlagGuard CreateDefault() => new(RuleSet.LoadEmbedded(), AdviceBook.LoadEmbedded());

    /// <summary>Screens a message together with the person's earlier messages.</summary>
    /// <remarks>
    /// Findings of the last <see cref="MostMessages"/> messages combine, and a new message never lowers the level, unless it takes the earlier
    /// ones back ("sorry, that was about my dog").
    /// </remarks>
    /// <param name="message">The message as it was typed.</param>
    /// <param name="earlier">The person's earlier messages, oldest first.</param>
    public GuardVerdict Screen(string message, IReadOnlyList<string> earlier)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(earlier);

        // An error leaves the reading to the garbage collector: what it holds then is not to be trusted.
        var reading = _rules.Readings.Rent();
        reading.Read(message, earlier);
        var found = reading.Judge();
        var verdict = found.Count == 0 ? GuardVerdict.Clear : VerdictOf(found, reading);
        _rules.Readings.Return(reading);
        return verdict;
    }

    private GuardVerdict VerdictOf(IReadOnlyList<Match> found, ConversationReading reading)
    {
        var matches = found.OrderByDescending(match => match.Combination.Level).ToList();
        var inCrisis = matches.Exists(match => match.Combination.Level == TriageLevel.Crisis || match.Rule.Level == TriageLevel.Crisis);
        return new GuardVerdict(
            matches[0].Combination.Level,
            [.. matches.Select(match => ToFlag(match, reading))],
            _advice.For(matches[0].Combination.Advice, inCrisis));
    }

    private static RedFlag ToFlag(Match match, ConversationReading conversation)
    {
        var reading = conversation[match.Turn];
        var span = reading.SpanOf(match.Start, match.End);
        return new RedFlag(match.Rule.Id, match.Rule.Category, match.Combination.Level, conversation.FirstTurn + match.Turn, span, span.In(reading.Message));
    }
}
