using Chatbot.Answering.Replies;
using Chatbot.Bot.Wording;
using Chatbot.Knowledge.Documents;
using Chatbot.Safety;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Chatbot.Bot.Replies;

/// <summary>A reply in parts, as the widget draws it; travels in an activity's channel data under <see cref="Key"/>.</summary>
/// <param name="Kind"><c>answered</c>, <c>declined</c>, <c>escalated</c>, <c>conversational</c> or <c>welcome</c>.</param>
/// <param name="Message">Plain text where the reply is not made of statements.</param>
/// <param name="Statements">The statements of an answer.</param>
/// <param name="Citations">What they cite.</param>
/// <param name="Advice">The advice of an escalation, or of a flag that can wait some days.</param>
/// <param name="Suggestions">Questions to ask next.</param>
internal sealed record MedicalReply(
    string Kind,
    string Message,
    IReadOnlyList<Statement> Statements,
    IReadOnlyList<CitationView> Citations,
    AdviceView? Advice,
    IReadOnlyList<string> Suggestions)
{
    /// <summary>The property of the channel data that holds a reply.</summary>
    public const string Key = "medicalReply";

    private static readonly JsonSerializer Json = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new CamelCasePropertyNamesContractResolver(),
        NullValueHandling = NullValueHandling.Ignore,
    });

    /// <summary>The parts of a reply.</summary>
    public static MedicalReply From(Reply reply) => new(
        Name(reply.Kind),
        reply.Message,
        reply.Statements,
        [.. reply.Citations.Select(CitationView.From)],
        reply.Verdict.Advice is { } advice ? AdviceView.From(advice) : null,
        reply.Suggestions);

    /// <summary>A greeting, or another sentence of the bot itself.</summary>
    public static MedicalReply Says(string kind, string message, IReadOnlyList<string> suggestions) => new(kind, message, [], [], null, suggestions);

    /// <summary>Channel data that carries this reply.</summary>
    public JObject ToChannelData() => new() { [Key] = JObject.FromObject(this, Json) };

    private static string Name(ReplyKind kind) => kind switch
    {
        ReplyKind.Answered => "answered",
        ReplyKind.Declined => "declined",
        ReplyKind.Escalated => "escalated",
        _ => "conversational",
    };
}

/// <summary>A citation as the widget shows it.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Document">Id of the document.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Heading">The nearest heading above the quote, or empty.</param>
/// <param name="Quote">The words.</param>
/// <param name="Url">Path on the bot's host that opens the words.</param>
/// <param name="Review">Who reviewed the document.</param>
internal sealed record CitationView(int Number, string Document, string Title, string Heading, string Quote, string Url, ReviewView Review)
{
    /// <summary>What is shown of a citation.</summary>
    public static CitationView From(Citation citation) => new(
        citation.Number, citation.Document, citation.Title, citation.Heading, citation.Quote, citation.Url, ReviewView.From(citation.Review));
}

/// <summary>A review state as the widget shows it.</summary>
/// <param name="Reviewed">Whether a named clinician reviewed the text.</param>
/// <param name="By">Who, or null.</param>
/// <param name="Date">When, written out, or null.</param>
internal sealed record ReviewView(bool Reviewed, string? By, string? Date)
{
    /// <summary>What is shown of a review state.</summary>
    public static ReviewView From(Review review) =>
        review is { IsReviewed: true, By: { } by, Date: { } date } ? new(true, by, Phrases.Date(date)) : new(false, null, null);
}

/// <summary>An advice as the widget shows it.</summary>
/// <param name="Level"><c>soon</c>, <c>urgent</c>, <c>crisis</c> or <c>emergency</c>; <c>settled</c> when the person is being helped.</param>
/// <param name="Action">What to do now.</param>
/// <param name="Reason">Why.</param>
/// <param name="DoNot">What not to do meanwhile.</param>
/// <param name="ForSomeoneElse">A line for a reader who is not the patient.</param>
/// <param name="Links">Whom to call.</param>
internal sealed record AdviceView(
    string Level, string Action, string Reason, IReadOnlyList<string> DoNot, string ForSomeoneElse, IReadOnlyList<AdviceLink> Links)
{
    /// <summary>What is shown of an advice.</summary>
    public static AdviceView From(Advice advice) => new(
        advice.Level switch
        {
            TriageLevel.Emergency => "emergency",
            TriageLevel.Crisis => "crisis",
            TriageLevel.Urgent => "urgent",
            TriageLevel.None => "settled",
            _ => "soon",
        },
        advice.Action, advice.Reason, advice.DoNot, advice.ForSomeoneElse, advice.Links);
}
