namespace Chatbot.Knowledge.Tests.Qdrant;

/// <summary>Time in which every pause is over at once; remembers how long they would have been.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private readonly List<TimeSpan> _pauses = [];

    public IReadOnlyList<TimeSpan> Pauses => _pauses;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _pauses.Add(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
