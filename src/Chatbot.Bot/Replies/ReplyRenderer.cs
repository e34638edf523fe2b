using Chatbot.Answering.Replies;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Replies.Cards;
using Chatbot.Bot.Wording;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Replies;

/// <summary>Turns what the bot says into activities that the channel can show.</summary>
/// <param name="options">Where people reach this host.</param>
/// <param name="phrases">The fixed texts.</param>
internal sealed class ReplyRenderer(IOptions<BotOptions> options, Phrases phrases)
{
    /// <summary>
    /// The activities of a reply: text with <c>[n]</c> marks and the citations, then the card where the channel shows
    /// cards. Elsewhere the text carries the parts for the widget, and the suggestions.
    /// </summary>
    /// <param name="reply">What the turn ended in.</param>
    /// <param name="channelId">The channel that shows it.</param>
    public IReadOnlyList<Activity> Render(Reply reply, string channelId)
    {
        var text = reply.ToPlainText();
        if (reply.Citations.Count > 0)
            text += $"\n\n{DescribeReview(reply.Citations)}";

        var activity = Render(text, MedicalReply.From(reply), channelId);
        if (reply.Citations.Count > 0)
            Cite(activity, text, reply.Citations, channelId);
        return CardChannels.Has(channelId) && Card(reply) is { } card ? [activity, Render(card, text)] : [activity];
    }

    /// <summary>The greeting: what the bot is, what it is not, and where to call in an emergency.</summary>
    /// <param name="channelId">The channel that shows it.</param>
    public Activity RenderWelcome(string channelId)
    {
        var emergency = WithNumbers(phrases.Bot.Emergency);
        var text = $"{phrases.Bot.Welcome}\n\n{emergency}";
        return CardChannels.Has(channelId)
            ? Render(WelcomeCard.From(phrases, emergency, text), text)
            : Render(text, MedicalReply.Says("welcome", text, phrases.Starters), channelId);
    }

    /// <summary>A plain sentence of the bot itself.</summary>
    /// <param name="sentence">What to say.</param>
    /// <param name="channelId">The channel that shows it.</param>
    public static Activity RenderSentence(string sentence, string channelId) =>
        Render(sentence, MedicalReply.Says("conversational", sentence, []), channelId);

    /// <summary>What is verified of an answer that is still being written: a typing activity that says it. The reply itself follows, with its citations.</summary>
    /// <param name="statements">The statements so far.</param>
    public static Activity RenderUnfinished(IReadOnlyList<string> statements) =>
        new(ActivityTypes.Typing) { Text = string.Join(' ', statements), TextFormat = TextFormatTypes.Plain };

    /// <summary>What a person reads when something broke.</summary>
    /// <param name="channelId">The channel that shows it.</param>
    public Activity RenderFailure(string channelId) => RenderSentence(WithNumbers(phrases.Bot.Failure), channelId);

    private void Cite(Activity activity, string text, IReadOnlyList<Citation> citations, string channelId)
    {
        activity.Entities = [CitationEntity.From(citations, options.Value.PublicUrl, phrases)];
        if (channelId is not (Channels.Directline or Channels.Webchat))
            return;

        // Web Chat lists the sources of Markdown only, and only those that the text itself says where to find.
        activity.Text = $"{MarkdownText.From(text)}\n\n{MarkdownText.LinkDefinitions(citations, options.Value.PublicUrl)}";
        activity.TextFormat = TextFormatTypes.Markdown;
    }

    private static Activity Render(string text, MedicalReply parts, string channelId)
    {
        // Teams runs the lines of plain text together. It gives channel data a meaning of its own, and its cards and the
        // citation entity say what the parts say.
        if (CardChannels.Has(channelId))
            return Write(MarkdownText.From(text), TextFormatTypes.Markdown);

        var activity = Write(text, TextFormatTypes.Plain);
        activity.ChannelData = parts.ToChannelData();
        if (parts.Suggestions.Count > 0)
            activity.SuggestedActions = new SuggestedActions(actions: [.. parts.Suggestions.Select(Ask)]);
        return activity;
    }

    private static Activity Write(string text, string format)
    {
        var activity = MessageFactory.Text(text);
        activity.TextFormat = format;
        return activity;
    }

    /// <summary>A card alone; the summary is what a notification reads out.</summary>
    private static Activity Render(Attachment card, string summary) =>
        new(ActivityTypes.Message) { Summary = summary, Attachments = [card] };

    private Attachment? Card(Reply reply) => reply is { Kind: ReplyKind.Escalated, Verdict.Advice: { } advice }
        ? EscalationCard.From(advice, phrases)
        : SourcesCard.From(reply, options.Value.PublicUrl, phrases);

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
