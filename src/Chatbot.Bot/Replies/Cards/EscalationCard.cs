using Chatbot.Bot.Wording;
using Chatbot.Safety;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Chatbot.Bot.Replies.Cards;

/// <summary>The advice of a red flag: what to do now in large letters on a coloured ground, and whom to call, one press away.</summary>
internal static class EscalationCard
{
    // Teams opens these; a text line (sms:) is named in the advice's text instead.
    private static readonly string[] Opened = ["tel:", "https:"];

    /// <param name="advice">What the person is told.</param>
    /// <param name="phrases">The fixed texts.</param>
    public static Attachment From(Advice advice, Phrases phrases) => AdaptiveCard.Attach(
        advice.ToPlainText(),
        [
            new JObject
            {
                ["type"] = "Container",
                ["style"] = Style(advice.Level),
                ["bleed"] = true,
                ["items"] = new JArray(AdaptiveCard.Heading(Title(advice.Level, phrases.Escalation), "extraLarge"), Action(advice)),
            },
            // The reason may hold the person's own words, in which Markdown must stay what it is.
            AdaptiveCard.Verbatim(advice.Reason),
            .. DoNot(advice, phrases.Escalation),
            .. advice.ForSomeoneElse.Length > 0 ? [AdaptiveCard.Line(advice.ForSomeoneElse)] : (JObject[])[],
            .. advice.Links.Where(link => !IsOpened(link)).Select(link => AdaptiveCard.Line(link.Label)),
        ],
        advice.Links.Where(IsOpened).Select(link => AdaptiveCard.Open(link.Label, link.Uri)));

    private static JObject Action(Advice advice) => new(AdaptiveCard.Line(advice.Action).Properties()) { ["size"] = "large", ["weight"] = "bolder" };

    private static IEnumerable<JObject> DoNot(Advice advice, EscalationPhrases phrases) => advice.DoNot.Count == 0
        ? []
        : [AdaptiveCard.Heading(phrases.DoNot), .. advice.DoNot.Select(AdaptiveCard.Line)];

    private static bool IsOpened(AdviceLink link) => Opened.Any(scheme => link.Uri.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static string Style(TriageLevel level) => level switch
    {
        TriageLevel.Emergency or TriageLevel.Crisis => "attention",
        TriageLevel.None => "good",
        _ => "warning",
    };

    private static string Title(TriageLevel level, EscalationPhrases phrases) => level switch
    {
        TriageLevel.Emergency => phrases.Emergency,
        TriageLevel.Crisis => phrases.Crisis,
        TriageLevel.None => phrases.Settled,
        _ => phrases.Urgent,
    };
}
