using System.Numerics;
using System.Runtime.Intrinsics;

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

    /// <summary>How many phrases are looked at together: a bit for each.</summary>
    private const int Group = 64;

    // What is here is numbered in the order in which it appears, from 1, so that what is known of it lies close together.
    private readonly ushort[] _numbers = new ushort[program.Symbols];
    private readonly ulong[] _places = new ulong[program.Symbols + 1];
    private readonly List<int> _symbolsHere = [];
    private readonly List<int> _conceptsHere = [];
    private readonly ulong[] _ends = new ulong[program.Concepts * MostWords];
    private readonly int[] _rows = new int[program.Concepts];
    private readonly ulong[] _awake = new ulong[(program.Phrases / Group) + 1];
    private readonly byte[] _wanted = new byte[((program.Phrases / Group) + 1) * Group];
    private int _count;

    /// <summary>The places of all words, and the one behind the last.</summary>
    public ulong Places { get; private set; }

    /// <summary>The concepts found, in no particular order.</summary>
    public List<int> Concepts => _conceptsHere;

    /// <summary>Forgets what was found and takes in so many words.</summary>
    public void Clear(int words)
    {
        foreach (var symbol in _symbolsHere)
            _numbers[symbol] = 0;
        _symbolsHere.Clear();
        _conceptsHere.Clear();
        Array.Clear(_wanted);
        _count = words;
        Places = (2UL << words) - 1;
    }

    /// <summary>Where words stand that satisfy a specification, or where findings of a concept start.</summary>
    /// <param name="symbol">The word specification or the symbol of the concept.</param>
    public ulong PlacesOf(int symbol) => _places[_numbers[symbol]];

    /// <summary>Where findings of a concept start.</summary>
    public ulong StartsOf(int concept) => PlacesOf(program.SymbolOf(concept));

    /// <summary>Behind which words the findings end that start at a place.</summary>
    public ulong EndsOf(int concept, int start) => _ends[(_rows[concept] * _count) + start];

    /// <summary>Notes that the word at a place satisfies a specification.</summary>
    public void AddWord(int word, int place)
    {
        PlacesOfNew(word) |= 1UL << place;
        foreach (var concept in program.MeaningsOf(word))
            AddFinding(concept, place, 2UL << place);
    }

    /// <summary>Notes that a concept starts at a place and ends behind others.</summary>
    public void AddFinding(int concept, int start, ulong ends)
    {
        ref var starts = ref PlacesOfNew(program.SymbolOf(concept));
        if (starts == 0)
        {
            // The ends of what is here lie close together, concept after concept, so that they stay in the processor's nearest memory.
            _rows[concept] = _conceptsHere.Count;
            _conceptsHere.Add(concept);
        }

        ref var known = ref _ends[(_rows[concept] * _count) + start];
        known = Nearest((starts >> start & 1) == 0 ? ends : known | ends);
        starts |= 1UL << start;
    }

    /// <summary>The next phrase worth trying, in the order of their numbers; -1 when there is none.</summary>
    /// <param name="from">The number of the last one. What it found may have woken others, all of which have higher numbers.</param>
    public int NextAwake(int from)
    {
        for (var group = Math.Max(from, 0) / Group; group < _awake.Length; group++)
        {
            var awake = _awake[group];
            if (awake == 0)
                continue;

            // What is not wanted by now never will be: whatever is found from here on wakes and wants phrases of higher numbers only.
            var worth = awake & Vector512.LoadUnsafe(ref _wanted[group * Group]).ExtractMostSignificantBits();
            _awake[group] = worth == 0 ? 0 : awake & ~(worth & (0 - worth));
            if (worth != 0)
                return (Group * group) + BitOperations.TrailingZeroCount(worth);
        }

        return -1;
    }

    /// <summary>The places of a symbol, which may be new here.</summary>
    private ref ulong PlacesOfNew(int symbol)
    {
        ref var number = ref _numbers[symbol];
        if (number == 0)
        {
            _symbolsHere.Add(symbol);
            number = (ushort)_symbolsHere.Count;
            _places[number] = 0;
            foreach (var phrase in program.WaitingFor(symbol))
                _awake[phrase / Group] |= 1UL << phrase;
            foreach (var phrase in program.Needing(symbol))
                _wanted[phrase] = byte.MaxValue;
        }

        return ref _places[number];
    }

    private static ulong Nearest(ulong ends)
    {
        var rest = ends;
        for (var i = 0; i < MostEnds; i++)
            rest &= rest - 1;
        return ends ^ rest;
    }
}
