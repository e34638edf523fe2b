using System.Globalization;
using Chatbot.Answering.Replies;
using Chatbot.Bot.Wording;
using Chatbot.Knowledge.Documents;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Chatbot.Bot.Replies.Cards;

/// <summary>What stands under an answer: each source, which opens at the quoted words, and questions to ask next.</summary>
internal static class SourcesCard
{
    // A title or a heading is one line or two on a phone; what is longer is a mistake in the article.
    private const int LongestTitle = 200;

    /// <summary>The card of a reply, or null where there is nothing to open and nothing to ask.</summary>
    /// <param name="reply">What the turn ended in.</param>
    /// <param name="publicUrl">Where people reach this host.</param>
    /// <param name="phrases">The fixed texts.</param>
    public static Attachment? From(Reply reply, Uri publicUrl, Phrases phrases)
    {
        var body = new List<JObject>();
        if (reply.Citations.Count > 0)
            body.Add(AdaptiveCard.Heading(phrases.Answer.Sources));
        body.AddRange(reply.Citations.Take(CitationEntity.MostCitations).Select(citation => Source(citation, publicUrl, phrases)));
        if (reply.Suggestions.Count > 0)
            body.Add(AdaptiveCard.Heading(phrases.Answer.Suggestions));

        return body.Count == 0 ? null : AdaptiveCard.Attach(reply.ToPlainText(), body, reply.Suggestions.Select(AskButton.For));
    }

    private static JObject Source(Citation citation, Uri publicUrl, Phrases phrases)
    {
        var number = citation.Number.ToString(CultureInfo.InvariantCulture);
        var title = ShortText.Cut(citation.Title, LongestTitle);
        var place = citation.Heading.Length == 0 || citation.Heading == citation.Title ? title : $"{title}: {ShortText.Cut(citation.Heading, LongestTitle)}";
        var opens = Phrases.Fill(phrases.Answer.OpenSource, ("number", number), ("title", title));
        return new JObject
        {
            ["type"] = "Container",
            ["selectAction"] = AdaptiveCard.Open(opens, new Uri(publicUrl, citation.Url).AbsoluteUri),
            ["items"] = new JArray(
                AdaptiveCard.Verbatim($"[{number}] {place}", "accent"),
                new JObject(AdaptiveCard.Verbatim(Describe(citation.Review, phrases.Answer), isSubtle: true).Properties()) { ["spacing"] = "none" }),
        };
    }

    private static string Describe(Review review, AnswerPhrases phrases) => review is { IsReviewed: true, By: { } by, Date: { } date }
        ? Phrases.Fill(phrases.Reviewed, ("by", by), ("date", Phrases.Date(date)))
        : phrases.NotReviewed;
}
