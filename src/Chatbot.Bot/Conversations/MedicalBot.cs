using Chatbot.Answering;
using Chatbot.Answering.Replies;
using Chatbot.Bot.Feedback;
using Chatbot.Bot.Replies;
using Chatbot.Bot.Replies.Cards;
using Chatbot.Bot.Wording;
using Chatbot.Safety;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace Chatbot.Bot.Conversations;

/// <summary>Answers one turn; see <see cref="TurnPipeline.AnswerAsync"/>.</summary>
internal delegate Task<Reply> AnswerTurn(Turn turn, CancellationToken cancellationToken);

/// <summary>Takes the vote that an event carries; see <see cref="FeedbackDesk.Take"/>.</summary>
internal delegate void TakeFeedback(Activity activity);

/// <summary>
/// The bot on every channel: hands messages to the answering room with what it remembers of their conversation, and
/// renders the reply. Never logs what a person wrote.
/// </summary>
/// <param name="answer">Answers a turn.</param>
/// <param name="state">Remembers conversations.</param>
/// <param name="renderer">Makes activities of replies.</param>
/// <param name="phrases">The fixed texts.</param>
/// <param name="feedback">Takes votes on answers.</param>
internal sealed class MedicalBot(AnswerTurn answer, ConversationState state, ReplyRenderer renderer, Phrases phrases, TakeFeedback feedback) : TeamsActivityHandler
{
    private readonly IStatePropertyAccessor<ConversationMemory> _memory = ConversationMemory.In(state);

    /// <inheritdoc/>
    /// <remarks>
    /// The one door: whatever kind of activity it is, what a person said with it goes to the answering room, whose guard reads it first.
    /// The handlers below only say what the protocols want to hear, and read no words.
    /// </remarks>
    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        UnreadableParts.RemoveFrom(turnContext.Activity);
        if (Said.In(turnContext.Activity) is { IsEmpty: false } said)
            await RespondAsync(turnContext, said, cancellationToken);
        await base.OnTurnAsync(turnContext, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>The answer is in the conversation already, where it can be read again; the card learns that it is.</remarks>
    protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
        Task.FromResult(invokeValue.Action.Verb == AskButton.Verb ? CardAnswers.Message(phrases.Bot.AnsweredBelow) : CardAnswers.UnknownVerb());

    /// <inheritdoc/>
    /// <remarks>
    /// A reaction to an answer is acknowledged as Teams expects, and not kept. Of the invokes that the base knows only buttons are left to
    /// it: it would read the values of the others, which this bot does nothing with.
    /// </remarks>
    protected override Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.Activity.Name switch
        {
            "message/submitAction" => Task.FromResult(CreateInvokeResponse(new JObject())),
            "adaptiveCard/action" => base.OnInvokeActivityAsync(turnContext, cancellationToken),
            _ => Task.FromResult(new InvokeResponse { Status = StatusCodes.Status501NotImplemented }),
        };

    /// <inheritdoc/>
    /// <remarks>A vote is kept where the clinic wants votes. The base would read the values of meeting events, which this bot does nothing with.</remarks>
    protected override Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken)
    {
        feedback((Activity)turnContext.Activity);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <remarks>Skips the base's look-up of each member at the service: a greeting needs no names.</remarks>
    protected override Task OnTeamsMembersAddedDispatchAsync(
        IList<ChannelAccount> membersAdded, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        OnMembersAddedAsync(membersAdded, turnContext, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Nothing is done for whoever leaves, so nobody is looked up.</remarks>
    protected override Task OnTeamsMembersRemovedDispatchAsync(
        IList<ChannelAccount> membersRemoved, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <inheritdoc/>
    /// <remarks>One greeting a conversation: a person is greeted when they come, a group when the bot comes.</remarks>
    protected override async Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        var bot = activity.Recipient?.Id;
        var greets = activity.Conversation?.IsGroup == true
            ? membersAdded.Any(member => member.Id == bot)
            : membersAdded.Any(member => member.Id != bot);
        if (greets)
            await turnContext.SendActivityAsync(renderer.RenderWelcome(activity.ChannelId), cancellationToken);
    }

    // Also a message of signs only, or one too long to answer. Words that ask nothing are met only when they are a red flag.
    private async Task RespondAsync(ITurnContext turnContext, Said said, CancellationToken cancellationToken)
    {
        if (said.IsMessage)
            await turnContext.SendActivityAsync(Activity.CreateTypingActivity(), cancellationToken);
        var memory = await _memory.GetAsync(turnContext, () => new ConversationMemory(), cancellationToken);
        var turn = memory.Next(said.Asked) with
        {
            Beside = said.Beside,
            Country = VisitorCountry.Of(turnContext.Activity),
            Channel = turnContext.Activity.ChannelId,
            Heard = CardChannels.Has(turnContext.Activity.ChannelId) ? null : (statements, token) => turnContext.SendActivityAsync(ReplyRenderer.RenderUnfinished(statements), token),
        };
        var reply = await answer(turn, cancellationToken);
        if (!said.IsMessage && said.Asked.Length == 0 && reply.Verdict is not { Escalates: true, Standing: Standing.First })
            return;

        memory.Add(turn.Said, reply);
        await state.SaveChangesAsync(turnContext, cancellationToken: cancellationToken);
        await turnContext.SendActivitiesAsync([.. renderer.Render(reply, turnContext.Activity.ChannelId)], cancellationToken);
    }
}
