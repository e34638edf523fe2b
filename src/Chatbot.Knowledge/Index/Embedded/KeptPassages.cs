using System.Collections.Concurrent;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>The passages of one generation that were found before, so that the next question need not read them again. Safe from many threads.</summary>
/// <remarks>A passage found again is the same object: whoever has looked at it once may keep what was seen beside it.</remarks>
/// <param name="read">Reads a passage.</param>
internal sealed class KeptPassages(Func<int, Passage> read)
{
    // A passage takes about two kilobytes, so at most 40 MB.
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<int, Passage> _kept = new();

    /// <summary>A passage.</summary>
    public Passage Of(int passage)
    {
        if (_kept.TryGetValue(passage, out var known))
            return known;
        // Questions gather around few passages; when after all the room is full, a fresh start is as good as any order.
        if (_kept.Count >= MostKept)
            _kept.Clear();
        return _kept.GetOrAdd(passage, read);
    }
}
