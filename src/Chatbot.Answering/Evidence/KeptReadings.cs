using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Answering.Evidence;

/// <summary>What was read of passages, once for all questions: none is kept longer than the index keeps its passage. Safe from many threads.</summary>
/// <param name="most">How many at most.</param>
internal sealed class KeptReadings<T>(int most)
    where T : class
{
    private readonly ConditionalWeakTable<Passage, T> _known = [];
    private int _kept;

    /// <summary>The reading of a passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="read">Reads it.</param>
    public T Of(Passage passage, Func<Passage, T> read)
    {
        if (_known.TryGetValue(passage, out var known))
            return known;
        // Questions gather around few passages; when after all the room is full, a fresh start is as good as any order.
        if (Interlocked.Increment(ref _kept) > most)
        {
            _known.Clear();
            Interlocked.Exchange(ref _kept, 1);
        }

        return _known.GetValue(passage, passage => read(passage));
    }
}
