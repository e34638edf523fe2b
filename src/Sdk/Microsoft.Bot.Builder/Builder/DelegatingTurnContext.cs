using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>The same turn, with its activity seen as <typeparamref name="T"/>.</summary>
public class DelegatingTurnContext<T> : ITurnContext<T>
    where T : IActivity
{
    private readonly ITurnContext _inner;

    public DelegatingTurnContext(ITurnContext innerTurnContext) => _inner = innerTurnContext;

    T ITurnContext<T>.Activity => (T)(IActivity)_inner.Activity;

    BotAdapter ITurnContext.Adapter => _inner.Adapter;

    TurnContextStateCollection ITurnContext.TurnState => _inner.TurnState;

    Activity ITurnContext.Activity => _inner.Activity;

    bool ITurnContext.Responded => _inner.Responded;

    Task<ResourceResponse> ITurnContext.SendActivityAsync(
        string textReplyToSend,
        string speak,
        string inputHint,
        CancellationToken cancellationToken) =>
        _inner.SendActivityAsync(textReplyToSend, speak, inputHint, cancellationToken);

    Task<ResourceResponse> ITurnContext.SendActivityAsync(IActivity activity, CancellationToken cancellationToken) =>
        _inner.SendActivityAsync(activity, cancellationToken);

    Task<ResourceResponse[]> ITurnContext.SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken) =>
        _inner.SendActivitiesAsync(activities, cancellationToken);

    Task<ResourceResponse> ITurnContext.UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken) =>
        _inner.UpdateActivityAsync(activity, cancellationToken);

    Task ITurnContext.DeleteActivityAsync(string activityId, CancellationToken cancellationToken) =>
        _inner.DeleteActivityAsync(activityId, cancellationToken);

    Task ITurnContext.DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken) =>
        _inner.DeleteActivityAsync(conversationReference, cancellationToken);

    ITurnContext ITurnContext.OnSendActivities(SendActivitiesHandler handler) => _inner.OnSendActivities(handler);

    ITurnContext ITurnContext.OnUpdateActivity(UpdateActivityHandler handler) => _inner.OnUpdateActivity(handler);

    ITurnContext ITurnContext.OnDeleteActivity(DeleteActivityHandler handler) => _inner.OnDeleteActivity(handler);
}
