using System.Collections.Concurrent;
using Chatbot.Safety.Rules;

namespace Chatbot.Safety.Reading;

/// <summary>Keeps the memory in which conversations are read, one for each that is read at the same time, so that reading needs no new memory.</summary>
internal sealed class ReadingPool(RuleVocabulary vocabulary, RuleIndex rules)
{
    /// <summary>Memory that a message of more characters has stretched is given back to the system; hardly anybody writes so many.</summary>
    private const int LongestKept = 2_000;

    private readonly ConcurrentBag<ConversationReading> _idle = [];

    /// <summary>Memory to read a conversation into. It is not shared until it is returned.</summary>
    public ConversationReading Rent() => _idle.TryTake(out var reading) ? reading : new ConversationReading(vocabulary, rules);

    /// <summary>Takes back memory that is no longer needed, and forgets what was read into it.</summary>
    public void Return(ConversationReading reading)
    {
        reading.Clear();
        if (reading.LongestMessage <= LongestKept)
            _idle.Add(reading);
    }
}
