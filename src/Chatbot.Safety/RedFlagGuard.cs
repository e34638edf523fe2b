using Chatbot.Safety.Advising;
using Chatbot.Safety.Escalating;
using Chatbot.Safety.Explaining;
using Chatbot.Safety.Reading;
using Chatbot.Safety.Rules;
using Chatbot.Text;

namespace Chatbot.Safety;

/// <summary>Finds red flags in what a person writes. Deterministic: the same input gives the same verdict. Safe from many threads.</summary>
/// <remarks>
/// Takes any string and time linear in the length of the conversation. Never writes a person's words anywhere.
/// How it reads, and what stays in force from message to message, is described in docs/guard.md.
/// </remarks>
public sealed class RedFlagGuard
{
    /// <summary>How many of a person's last messages are read together, the current one included.</summary>
    /// <remarks>
    /// Enough for any description of symptoms; bounded so that a long conversation costs no more than a short one. Whoever keeps a
    /// conversation keeps the messages that raised something longest, so that an escalation stays in force.
    /// </remarks>
    public const int MostMessages = 20;

    private readonly RuleSet _rules;
    private readonly AdviceBook _advice;
    private readonly string? _country;

    /// <summary>The lines of each country that it names.</summary>
    public IReadOnlyList<HelpLines> HelpLines => _advice.HelpLines;

    /// <summary>Whose lines people are shown who have not chosen a country; null for those of several.</summary>
    public string? Country => _country;

    /// <summary>
    /// Which rules and texts these are: the program's version, a plus sign, and a fingerprint of the rule files and of the advice files.
    /// </summary>
    public string Version { get; }

    /// <summary>Makes a guard of rules and the advice texts that they name.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="advice">The texts.</param>
    /// <param name="country">Whose numbers people are shown who have not chosen a country, such as <c>GB</c>; null for those of several.</param>
    /// <exception cref="RuleSetException">A rule names an advice text that is missing or meant for another level, or the country is not in the book.</exception>
    public RedFlagGuard(RuleSet rules, AdviceBook advice, string? country = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(advice);
        (_rules, _advice, _country) = (rules, advice, country);
        Version = $"{typeof(RedFlagGuard).Assembly.GetName().Version?.ToString(3)}+{rules.Fingerprint}.{advice.Fingerprint}";
        var errors = MissingTexts(rules, advice).Concat(UnknownReliefs(rules)).ToList();
        if (country is not null && !advice.Knows(country))
            errors.Add(new RuleError("helplines.yaml", 1, 1, $"There is no country '{country}'; there are {string.Join(", ", advice.Countries)}."));
        if (errors.Count > 0)
            throw new RuleSetException(errors);
    }

    /// <summary>The guard with the rules and texts that are part of this program.</summary>
    public static RedFlagGuard CreateDefault() => new(RuleSet.LoadEmbedded(), AdviceBook.LoadEmbedded());

    /// <summary>The guard with other files or another country.</summary>
    /// <exception cref="RuleSetException">A file is missing or holds mistakes; all of them are listed, with file, line and column.</exception>
    public static RedFlagGuard Load(GuardOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return GuardFiles.Load(options);
    }

    /// <summary>Screens a message together with the person's earlier messages.</summary>
    /// <remarks>
    /// Findings of the last <see cref="MostMessages"/> messages combine. An escalation stays in force until the person says that they are being helped or are
    /// safe, or takes the earlier messages back ("sorry, that was about my dog"); nothing else lowers the level.
    /// </remarks>
    /// <param name="message">The message as it was typed.</param>
    /// <param name="earlier">The person's earlier messages, oldest first.</param>
    /// <param name="country">The country whose numbers the person wants; null, or one that the guard does not know, for the guard's own.</param>
    public GuardVerdict Screen(string message, IReadOnlyList<string> earlier, string? country = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(earlier);

        // An error leaves the reading to the garbage collector: what it holds then is not to be trusted.
        var reading = _rules.Readings.Rent();
        reading.Read(message, earlier);
        var found = reading.Judge();
        var verdict = found.Count == 0 ? GuardVerdict.Clear : VerdictOf(EscalationHistory.Read(reading, found), reading, country);
        _rules.Readings.Return(reading);
        return verdict;
    }

    /// <summary>Screens a message like <see cref="Screen(string, IReadOnlyList{string}, string)"/>, and says how the verdict came about.</summary>
    /// <param name="message">The message as it was typed.</param>
    /// <param name="earlier">The person's earlier messages, oldest first.</param>
    /// <param name="country">The country whose numbers the person wants, or null.</param>
    public GuardExplanation Explain(string message, IReadOnlyList<string> earlier, string? country = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(earlier);
        var reading = _rules.Readings.Rent();
        reading.Read(message, earlier);
        var picture = EscalationHistory.Read(reading, reading.Judge());
        var explanation = Explanation.Of(VerdictOf(picture, reading, country), picture, reading, _rules.Vocabulary.Names, Version);
        _rules.Readings.Return(reading);
        return explanation;
    }

    private GuardVerdict VerdictOf(Picture picture, ConversationReading reading, string? country)
    {
        if (picture.InForce.Count == 0)
            return GuardVerdict.Clear;

        var advice = _advice.In(country is not null && _advice.Knows(country) ? country : _country);
        return new GuardVerdict(
            picture.Level,
            [.. picture.InForce.Select(match => ToFlag(match, reading))],
            EscalationText.Of(picture, advice, match => SpanOf(match, reading).In(reading[match.Turn].Message)),
            picture.Standing);
    }

    private static IEnumerable<RuleError> MissingTexts(RuleSet rules, AdviceBook advice) => rules.Rules
        .SelectMany(rule => rule.Combinations, (rule, combination) => (rule.Id, combination.Advice, combination.Level))
        .Where(use => !advice.Has(use.Advice, use.Level))
        .Distinct()
        .Select(use => new RuleError("advice.yaml", 1, 1, $"{use.Id} needs the advice '{use.Advice}' for the level {use.Level.ToString().ToLowerInvariant()}."));

    private static IEnumerable<RuleError> UnknownReliefs(RuleSet rules) => rules.Rules
        .Where(rule => rule.Level == TriageLevel.None && !Relief.Categories.Contains(rule.Category))
        .Select(rule => new RuleError("rules", 1, 1, $"{rule.Id} has the level none, so its category must be one of {string.Join(", ", Relief.Categories)}."));

    private static RedFlag ToFlag(Match match, ConversationReading reading)
    {
        var span = SpanOf(match, reading);
        return new RedFlag(match.Rule.Id, match.Rule.Category, match.Combination.Level, reading.FirstTurn + match.Turn, span, span.In(reading[match.Turn].Message));
    }

    private static TextSpan SpanOf(Match match, ConversationReading reading) => reading[match.Turn].SpanOf(match.Start, match.End);
}
