using System.Numerics;

namespace Chatbot.Safety.Phrases;

/// <summary>
/// Up to 63 words of one sentence: where in them each word and each concept stands. A place is a bit, so that all places
/// are one number; the bit behind the last word is the window's end.
/// </summary>
internal sealed class Window(PhraseProgram program)
{
    /// <summary>How many words fit; one bit more says where a phrase ends.</summary>
    public const int MostWords = 63;

    /// <summary>Different ends that are kept for one concept at one word: the nearest ones suffice.</summary>
    private const int MostEnds = 4;

    private readonly ulong[] _words = new ulong[program.Words];
    private readonly ulong[] _starts = new ulong[program.Concepts];
    private readonly ulong[] _symbols = new ulong[(program.SymbolOf(program.Concepts) / 64) + 1];
    private readonly int[] _rows = new int[program.Concepts];
    private readonly ulong[] _ends = new ulong[program.Concepts * MostWords];
    private readonly ulong[] _awake = new ulong[(program.Phrases.Length / 64) + 1];
    private readonly List<int> _wordsHere = [];
    private readonly List<int> _conceptsHere = [];
    private int _count;

    /// <summary>The places of all words, and the one behind the last.</summary>
    public ulong Places { get; private set; }

    /// <summary>The concepts found, in no particular order.</summary>
    public List<int> Concepts => _conceptsHere;

    /// <summary>A bit for each word and concept (<see cref="PhraseProgram.SymbolOf"/>), set where it stands anywhere.</summary>
    public ReadOnlySpan<ulong> Symbols => _symbols;

    /// <summary>Forgets what was found and takes in so many words.</summary>
    public void Clear(int words)
    {
        foreach (var word in _wordsHere)
            _words[word] = 0;
        foreach (var concept in _conceptsHere)
            _starts[concept] = 0;
        _wordsHere.Clear();
        _conceptsHere.Clear();
        Array.Clear(_symbols);
        _count = words;
        Places = (2UL << words) - 1;
    }

    /// <summary>Where words stand that satisfy a specification.</summary>
    public ulong PlacesOf(int word) => _words[word];

    /// <summary>Where findings of a concept start.</summary>
    public ulong StartsOf(int concept) => _starts[concept];

    /// <summary>Behind which words the findings end that start at a place.</summary>
    public ulong EndsOf(int concept, int start) => _ends[(_rows[concept] * _count) + start];

    /// <summary>Notes that the word at a place satisfies a specification.</summary>
    public void AddWord(int word, int place)
    {
        if (_words[word] == 0)
        {
            _wordsHere.Add(word);
            _symbols[word / 64] |= 1UL << word;
            Wake(program.WaitingForWord(word));
        }

        _words[word] |= 1UL << place;
        foreach (var concept in program.MeaningsOf(word))
            AddFinding(concept, place, 2UL << place);
    }

    /// <summary>Notes that a concept starts at a place and ends behind others.</summary>
    public void AddFinding(int concept, int start, ulong ends)
    {
        if (_starts[concept] == 0)
        {
            // The ends of what is here lie close together, concept after concept, so that they stay in the processor's nearest memory.
            _rows[concept] = _conceptsHere.Count;
            _conceptsHere.Add(concept);
            var symbol = program.SymbolOf(concept);
            _symbols[symbol / 64] |= 1UL << symbol;
            Wake(program.WaitingForConcept(concept));
        }

        ref var known = ref _ends[(_rows[concept] * _count) + start];
        known = Nearest((_starts[concept] >> start & 1) == 0 ? ends : known | ends);
        _starts[concept] |= 1UL << start;
    }

    /// <summary>The next phrase worth trying, in the order of their numbers; -1 when there is none.</summary>
    /// <param name="from">The number of the last one. What it found may have woken others, all of which have higher numbers.</param>
    public int NextAwake(int from)
    {
        for (var group = Math.Max(from, 0) / 64; group < _awake.Length; group++)
        {
            var awake = _awake[group];
            if (awake == 0)
                continue;
            _awake[group] = awake & (awake - 1);
            return (64 * group) + BitOperations.TrailingZeroCount(awake);
        }

        return -1;
    }

    private void Wake(int[] phrases)
    {
        foreach (var phrase in phrases)
            _awake[phrase / 64] |= 1UL << phrase;
    }

    private static ulong Nearest(ulong ends)
    {
        var rest = ends;
        for (var i = 0; i < MostEnds; i++)
            rest &= rest - 1;
        return ends ^ rest;
    }
}
