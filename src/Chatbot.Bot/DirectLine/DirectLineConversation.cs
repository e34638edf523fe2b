using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Chatbot.Bot.DirectLine;

/// <summary>What a client has not seen yet.</summary>
/// <param name="Activities">As JSON, in order.</param>
/// <param name="Watermark">What to ask for next.</param>
internal sealed record ActivitySet(IReadOnlyList<string> Activities, long Watermark)
{
    /// <summary>The same in sets of one, each with the watermark that follows it.</summary>
    public IEnumerable<ActivitySet> Singly() => Activities.Select((activity, index) => new ActivitySet([activity], Watermark - Activities.Count + index + 1));

    /// <summary>The set as Direct Line writes it.</summary>
    public string ToJson() =>
        $$"""{"activities":[{{string.Join(',', Activities)}}],"watermark":"{{Watermark.ToString(CultureInfo.InvariantCulture)}}"}""";
}

/// <summary>
/// One conversation: the log of its activities that clients read from, and the queue of turns that the bot works through
/// one at a time. Safe from many threads.
/// </summary>
/// <param name="id">The conversation's name.</param>
/// <param name="user">The person's id in it.</param>
/// <param name="time">The clock.</param>
internal sealed class DirectLineConversation(string id, string user, TimeProvider time)
{
    /// <summary>How many activities are kept for clients that come back.</summary>
    public const int MostActivities = 200;

    /// <summary>How much JSON is kept, in bytes before it is compressed, so that long messages cannot fill the memory.</summary>
    public const int MostText = 2_000_000;

    /// <summary>How many messages may wait for the bot.</summary>
    public const int MostWaiting = 8;

    /// <summary>How many may wait when the one that comes is a red flag.</summary>
    public const int MostWaitingInNeed = 2 * MostWaiting;

    private static readonly JsonSerializerSettings Json = new() { NullValueHandling = NullValueHandling.Ignore };
    private readonly Lock _lock = new();
    private readonly Queue<KeptJson> _log = new();
    private TaskCompletionSource _changed = NewSignal();
    private Task _lastTurn = Task.CompletedTask;
    private long _written;
    private int _textKept;
    private int _waiting;
    private volatile bool _hasEnded;

    /// <summary>The conversation's name.</summary>
    public string Id { get; } = id;

    /// <summary>The person's id in it.</summary>
    public string User { get; } = user;

    /// <summary>When somebody last wrote in it.</summary>
    public DateTimeOffset LastWritten { get; private set; } = time.GetUtcNow();

    /// <summary>Numbers an activity, stamps it and adds it to the log.</summary>
    /// <returns>The activity's id.</returns>
    public string Append(Activity activity)
    {
        lock (_lock)
        {
            activity.Id = $"{Id}|{++_written:D7}";
            activity.Timestamp = LastWritten = time.GetUtcNow();
            var json = new KeptJson(JsonConvert.SerializeObject(activity, Json));
            _log.Enqueue(json);
            _textKept += json.Length;
            while (_log.Count > 1 && (_log.Count > MostActivities || _textKept > MostText))
                _textKept -= _log.Dequeue().Length;

            _changed.SetResult();
            _changed = NewSignal();
            return activity.Id;
        }
    }

    /// <summary>What came after a watermark, and a task that ends when more has come.</summary>
    /// <param name="watermark">How many activities the client has seen, 0 or more.</param>
    public (ActivitySet Set, Task More) ReadAfter(long watermark)
    {
        lock (_lock)
        {
            var first = _written - _log.Count;
            var unseen = _log.Skip((int)Math.Clamp(watermark - first, 0, _log.Count)).Select(kept => kept.ToString()).ToList();
            return (new ActivitySet(unseen, _written), _changed.Task);
        }
    }

    /// <summary>Adds a person's activity and lets the bot take its turn with it.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="turn">The turn; what it throws is lost, so it handles its failures itself.</param>
    /// <param name="mostWaiting">How many may wait before it.</param>
    /// <returns>The activity's id; null when too many are waiting, and then nothing was added.</returns>
    public string? TryPost(Activity activity, Func<Task> turn, int mostWaiting = MostWaiting)
    {
        lock (_lock)
        {
            if (_hasEnded || _waiting >= mostWaiting)
                return null;

            var id = Append(activity);
            TryQueue(turn, mostWaiting);
            return id;
        }
    }

    /// <summary>Lets the bot take a turn after those before it; false when too many are waiting.</summary>
    /// <param name="turn">The turn; what it throws is lost, so it handles its failures itself.</param>
    /// <param name="mostWaiting">How many may wait before it.</param>
    public bool TryQueue(Func<Task> turn, int mostWaiting = MostWaiting)
    {
        lock (_lock)
        {
            if (_hasEnded || _waiting >= mostWaiting)
                return false;

            _waiting++;
            _lastTurn = TakeAsync(_lastTurn, turn);
            return true;
        }
    }

    /// <summary>The JSON of an activity that is still kept; null for any other.</summary>
    /// <param name="activity">Its id.</param>
    public string? Find(string activity)
    {
        var mark = activity.IndexOf('|', StringComparison.Ordinal);
        if (mark != Id.Length || !activity.StartsWith(Id, StringComparison.Ordinal)
            || !long.TryParse(activity.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;

        lock (_lock)
        {
            var place = number - 1 - (_written - _log.Count);
            return place >= 0 && place < _log.Count ? _log.ElementAt((int)place).ToString() : null;
        }
    }

    /// <summary>Ends the conversation for good: its log is emptied, what waits for the bot is dropped, and streams see that it is over.</summary>
    /// <returns>How many activities were kept; ready when the bot's turn in progress, if any, is through.</returns>
    public async Task<int> EndAsync()
    {
        int kept;
        Task lastTurn;
        lock (_lock)
        {
            _hasEnded = true;
            (kept, lastTurn) = (_log.Count, _lastTurn);
            _log.Clear();
            _textKept = 0;
            _changed.SetResult();
            _changed = NewSignal();
        }

        await lastTurn.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return kept;
    }

    private async Task TakeAsync(Task before, Func<Task> turn)
    {
        // The caller holds the lock and wants to answer its client before the bot begins.
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            if (!_hasEnded)
                await turn();
        }
        finally
        {
            lock (_lock)
                _waiting--;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
