using Chatbot.Safety.Context;
using Chatbot.Safety.Phrases;
using Chatbot.Safety.Rules;

namespace Chatbot.Safety.Reading;

/// <summary>The messages of one conversation, read, and what they say together. Another conversation is read into the same memory.</summary>
internal sealed class ConversationReading(RuleVocabulary vocabulary, RuleIndex rules)
{
    private readonly PhraseMatcher _matcher = new(vocabulary.Program, vocabulary.Grammar.Filler, vocabulary.Grammar.Wall);
    private readonly ContextReader _context = new(vocabulary);
    private readonly RuleJudge _judge = new(rules);
    private readonly List<MessageReading> _messages = [];
    private int _count;

    /// <summary>How many phrases were tried for the conversations read so far: the measure of the work done.</summary>
    public long PhrasesTried => _matcher.PhrasesTried;

    /// <summary>How many characters the longest message read so far had.</summary>
    public int LongestMessage { get; private set; }

    /// <summary>How many messages there are.</summary>
    public int Count => _count;

    /// <summary>How many messages were too long ago to be read.</summary>
    public int FirstTurn { get; private set; }

    /// <summary>What the messages say together.</summary>
    public Evidence Evidence { get; } = new(vocabulary.Program.Concepts);

    /// <summary>The message at an index, 0 for the oldest that was read.</summary>
    public MessageReading this[int turn] => _messages[turn];

    /// <summary>Reads a message after the person's earlier ones.</summary>
    public void Read(string message, IReadOnlyList<string> earlier)
    {
        Clear();
        FirstTurn = Math.Max(0, earlier.Count + 1 - RedFlagGuard.MostMessages);
        for (var turn = FirstTurn; turn < earlier.Count; turn++)
            Add(earlier[turn]);
        Add(message);
        Evidence.Gather(this, TurnSet.All);
    }

    /// <summary>The rules that the conversation fulfils.</summary>
    public IReadOnlyList<Match> Judge() => _judge.Judge(Evidence);

    /// <summary>The rules that some of the messages would fulfil if only they had been written.</summary>
    public IReadOnlyList<Match> Judge(TurnSet turns)
    {
        Evidence.Gather(this, turns);
        return Judge();
    }

    /// <summary>Forgets the conversation.</summary>
    public void Clear()
    {
        for (var turn = 0; turn < _count; turn++)
            _messages[turn].Clear();
        _count = 0;
    }

    private void Add(string message)
    {
        if (_count == _messages.Count)
            _messages.Add(new MessageReading());
        var reading = _messages[_count];
        reading.Read(message, _count++, vocabulary, _matcher, _context);
        LongestMessage = Math.Max(LongestMessage, message.Length);
    }
}
