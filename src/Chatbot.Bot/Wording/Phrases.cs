using System.Globalization;
using System.Text.Json;
using Chatbot.Bot.Hosting;

namespace Chatbot.Bot.Wording;

/// <summary>
/// The fixed texts that people read, as <c>Wording/en.json</c> holds them for the widget, the bot and the pages alike.
/// Only what the server itself says is read here; the widget's script carries the whole file.
/// </summary>
/// <param name="Name">What the assistant is called.</param>
/// <param name="Notice">What a person should know before the first message.</param>
/// <param name="Emergency">Where to call in an emergency.</param>
/// <param name="Starters">Questions offered before the first message.</param>
/// <param name="Answer">Lines under an answer.</param>
/// <param name="Escalation">Titles of an escalation.</param>
/// <param name="Bot">What the bot says by itself.</param>
/// <param name="Pages">The article pages' texts.</param>
internal sealed record Phrases(
    string Name,
    NoticePhrases Notice,
    EmergencyPhrases Emergency,
    IReadOnlyList<string> Starters,
    AnswerPhrases Answer,
    EscalationPhrases Escalation,
    BotPhrases Bot,
    PagePhrases Pages)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>The English texts.</summary>
    public static Phrases English { get; } = JsonSerializer.Deserialize<Phrases>(Asset.Read("Wording/en.json"), Json)
        ?? throw new InvalidOperationException("Wording/en.json is empty.");

    /// <summary>The emergency numbers in one phrase, such as <c>112 (Europe), 999 (UK) or 911 (US)</c>.</summary>
    public string EmergencyNumbers { get; } = JoinWithOr(Emergency.Links.Select(link => $"{link.Label} ({link.Place})").ToList());

    /// <summary>How a date is written in running text.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Fills the <c>{name}</c> places of a phrase.</summary>
    public static string Fill(string phrase, params ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values)
            phrase = phrase.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return phrase;
    }

    private static string JoinWithOr(List<string> parts) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} or {parts[^1]}";
}

/// <param name="Is">What the assistant does.</param>
/// <param name="IsNot">What it does not.</param>
/// <param name="Review">That answers say who reviewed them.</param>
/// <param name="Privacy">What to leave out.</param>
/// <param name="Forgotten">That the conversation is not kept for long.</param>
internal sealed record NoticePhrases(string Is, string IsNot, string Review, string Privacy, string Forgotten);

/// <param name="Links">The numbers.</param>
internal sealed record EmergencyPhrases(IReadOnlyList<EmergencyNumber> Links);

/// <param name="Label">The number as it is read.</param>
/// <param name="Place">Where it works.</param>
/// <param name="Uri">The telephone link.</param>
internal sealed record EmergencyNumber(string Label, string Place, string Uri);

/// <param name="Sources">Title of an answer's sources.</param>
/// <param name="OpenSource">What opening a source does; takes <c>{number}</c> and <c>{title}</c>.</param>
/// <param name="Suggestions">Title of the questions to ask next.</param>
/// <param name="Reviewed">Takes <c>{by}</c> and <c>{date}</c>.</param>
/// <param name="NotReviewed">No clinician reviewed the article.</param>
/// <param name="PartlyReviewed">Some of several articles are not reviewed.</param>
internal sealed record AnswerPhrases(
    string Sources, string OpenSource, string Suggestions, string Reviewed, string NotReviewed, string PartlyReviewed);

/// <param name="Emergency">A danger to life or limb.</param>
/// <param name="Crisis">A crisis of the mind, or violence.</param>
/// <param name="Urgent">To be seen today.</param>
/// <param name="Settled">The person is being helped or is safe.</param>
/// <param name="DoNot">Title of what not to do meanwhile.</param>
internal sealed record EscalationPhrases(string Emergency, string Crisis, string Urgent, string Settled, string DoNot);

/// <param name="Welcome">What the bot is and is not.</param>
/// <param name="Emergency">Takes <c>{numbers}</c>.</param>
/// <param name="AnsweredBelow">Said on a card whose button asked a question.</param>
/// <param name="Failure">Said when something broke; takes <c>{numbers}</c>.</param>
internal sealed record BotPhrases(string Welcome, string Emergency, string AnsweredBelow, string Failure);

/// <param name="Sources">Title of the list of articles.</param>
/// <param name="SourcesLead">What the list is.</param>
/// <param name="NoSources">There are no articles.</param>
/// <param name="Contents">Title of an article's table of contents.</param>
/// <param name="Quoted">Says that a quote is highlighted.</param>
/// <param name="Jump">Link to the quote.</param>
/// <param name="BasedOn">Title of the list of works.</param>
/// <param name="AllSources">Link to the list of articles.</param>
/// <param name="ReviewedDetail">Takes <c>{by}</c> and <c>{date}</c>.</param>
/// <param name="NextReview">Takes <c>{date}</c>.</param>
/// <param name="NotReviewedDetail">No clinician reviewed the article.</param>
/// <param name="Original">Link to where the article is published.</param>
/// <param name="NotFound">Title when there is no such page.</param>
/// <param name="NotFoundLead">What may be the cause.</param>
/// <param name="Unavailable">Title when the articles cannot be read.</param>
/// <param name="UnavailableLead">What to do then.</param>
/// <param name="Home">Link to the start page.</param>
internal sealed record PagePhrases(
    string Sources,
    string SourcesLead,
    string NoSources,
    string Contents,
    string Quoted,
    string Jump,
    string BasedOn,
    string AllSources,
    string ReviewedDetail,
    string NextReview,
    string NotReviewedDetail,
    string Original,
    string NotFound,
    string NotFoundLead,
    string Unavailable,
    string UnavailableLead,
    string Home);
