using Chatbot.Answering.Replies;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Wording;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Replies;

/// <summary>Turns what the bot says into an activity that every channel can show.</summary>
/// <param name="options">Where people reach this host.</param>
/// <param name="phrases">The fixed texts.</param>
internal sealed class ReplyRenderer(IOptions<BotOptions> options, Phrases phrases)
{
    /// <summary>The activity of a reply: text with <c>[n]</c> marks, the citations, the parts for the widget, and suggestions.</summary>
    /// <param name="reply">What the turn ended in.</param>
    /// <param name="channelId">The channel that shows it.</param>
    public Activity Render(Reply reply, string channelId)
    {
        var text = reply.ToPlainText();
        if (reply.Citations.Count > 0)
            text += $"\n\n{DescribeReview(reply.Citations)}";

        var activity = Render(text, MedicalReply.From(reply), channelId);
        if (reply.Citations.Count > 0)
            activity.Entities = [CitationEntity.From(reply.Citations, options.Value.PublicUrl, phrases)];
        return activity;
    }

    /// <summary>The greeting: what the bot is, what it is not, and where to call in an emergency.</summary>
    /// <param name="channelId">The channel that shows it.</param>
    public Activity RenderWelcome(string channelId)
    {
        var text = $"{phrases.Bot.Welcome}\n\n{WithNumbers(phrases.Bot.Emergency)}";
        return Render(text, MedicalReply.Says("welcome", text, phrases.Starters), channelId);
    }

    /// <summary>A plain sentence of the bot itself.</summary>
    /// <param name="sentence">What to say.</param>
    /// <param name="channelId">The channel that shows it.</param>
    public static Activity RenderSentence(string sentence, string channelId) =>
        Render(sentence, MedicalReply.Says("conversational", sentence, []), channelId);

    /// <summary>What a person reads when something broke.</summary>
    /// <param name="channelId">The channel that shows it.</param>
    public Activity RenderFailure(string channelId) => RenderSentence(WithNumbers(phrases.Bot.Failure), channelId);

    private static Activity Render(string text, MedicalReply parts, string channelId)
    {
        var activity = MessageFactory.Text(text);
        activity.TextFormat = TextFormatTypes.Plain;
        // Teams gives channel data a meaning of its own; there the citation entity says what it needs.
        if (channelId != Channels.Msteams)
            activity.ChannelData = parts.ToChannelData();
        if (parts.Suggestions.Count > 0)
            activity.SuggestedActions = new SuggestedActions(actions: [.. parts.Suggestions.Select(Ask)]);
        return activity;
    }

    private static CardAction Ask(string question) => new(ActionTypes.ImBack, title: question, value: question);

    private string DescribeReview(IReadOnlyList<Citation> citations)
    {
        var reviews = citations.Select(citation => citation.Review).Distinct().ToList();
        if (reviews.TrueForAll(review => !review.IsReviewed))
            return $"{phrases.Answer.NotReviewed}.";
        if (reviews.Exists(review => !review.IsReviewed))
            return $"{phrases.Answer.PartlyReviewed}.";
        return string.Join('\n', reviews.Select(review => Phrases.Fill(phrases.Answer.Reviewed, ("by", review.By!), ("date", Phrases.Date(review.Date!.Value))) + "."));
    }

    private string WithNumbers(string phrase) => Phrases.Fill(phrase, ("numbers", phrases.EmergencyNumbers));
}
