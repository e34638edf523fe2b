using Chatbot.Answering.Replies;
using Chatbot.Bot.Wording;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Chatbot.Bot.Replies;

/// <summary>
/// The citations of an answer as the one root message entity that Microsoft Teams and Web Chat show beside the <c>[n]</c> marks.
/// </summary>
/// <remarks>
/// Limits as Teams documents them for bot messages with citations. The label for AI-generated text is left out: the answer
/// is made of the articles' own sentences.
/// </remarks>
internal static class CitationEntity
{
    /// <summary>How many citations Teams takes with a message.</summary>
    public const int MostCitations = 20;

    private const int LongestName = 80;
    private const int LongestAbstract = 160;
    private const int LongestKeyword = 28;

    /// <summary>The entity of an answer.</summary>
    /// <param name="citations">What the answer cites; past the twentieth they are left out, as Teams refuses more.</param>
    /// <param name="publicUrl">Where people reach this host.</param>
    /// <param name="phrases">The fixed texts.</param>
    public static Entity From(IReadOnlyList<Citation> citations, Uri publicUrl, Phrases phrases) => new("https://schema.org/Message")
    {
        Properties = new JObject
        {
            ["@type"] = "Message",
            ["@context"] = "https://schema.org",
            ["@id"] = "",
            ["citation"] = new JArray(citations.Take(MostCitations).Select(citation => Claim(citation, publicUrl, phrases))),
        },
    };

    private static JObject Claim(Citation citation, Uri publicUrl, Phrases phrases) => new()
    {
        ["@type"] = "Claim",
        ["position"] = citation.Number,
        ["appearance"] = new JObject
        {
            ["@type"] = "DigitalDocument",
            ["name"] = ShortText.Cut(citation.Title, LongestName),
            ["url"] = new Uri(publicUrl, citation.Url).AbsoluteUri,
            ["abstract"] = ShortText.Cut(citation.Quote, LongestAbstract),
            ["keywords"] = new JArray(ShortText.Cut(Keyword(citation, phrases), LongestKeyword)),
        },
    };

    private static string Keyword(Citation citation, Phrases phrases) =>
        citation.Review is { IsReviewed: true, By: { } by } ? by : phrases.Answer.NotReviewed;
}
